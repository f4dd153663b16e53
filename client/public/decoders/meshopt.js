// The decoder is part of the museum's own code (client/twins/scan-loader.ts); Babylon asks for a script all the same.

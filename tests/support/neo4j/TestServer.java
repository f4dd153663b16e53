import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.io.ByteUnit;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * A Neo4j Community server with Bolt for tests: java -cp 'lib/*' TestServer.java HOME, the password as the first line of standard
 * input. Prints "READY port". When standard input ends it deletes HOME and ends itself without a clean shutdown: nothing outlives
 * the test, even one that was killed.
 */
public final class TestServer {
  public static void main(String[] args) throws Exception {
    String password = readLine();
    DatabaseManagementService server =
        new DatabaseManagementServiceBuilder(Path.of(args[0]))
            .setConfig(BoltConnector.enabled, true)
            .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", 0))
            .setConfig(GraphDatabaseSettings.auth_enabled, true)
            .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
            .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(64))
            .build();
    server
        .database("system")
        .executeTransactionally(
            "ALTER USER neo4j SET PASSWORD $p CHANGE NOT REQUIRED", Map.of("p", password));
    GraphDatabaseAPI museum = (GraphDatabaseAPI) server.database("neo4j");
    int port =
        museum
            .getDependencyResolver()
            .resolveDependency(ConnectorPortRegister.class)
            .getLocalAddress(ConnectorType.BOLT)
            .getPort();
    System.out.println("READY " + port);
    while (System.in.read() != -1) {
      // Waits for the end of its parent.
    }
    delete(Path.of(args[0]));
    Runtime.getRuntime().halt(0);
  }

  private static void delete(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static String readLine() throws Exception {
    StringBuilder line = new StringBuilder();
    for (int c = System.in.read(); c != '\n' && c != -1; c = System.in.read()) {
      line.append((char) c);
    }
    return line.toString();
  }
}

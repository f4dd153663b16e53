/** The looks of every page of the visitor's. */
import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/frame.css'
import '../ui/objects.css'
import '../ui/pages.css'
import '../ui/hall/hall.css'

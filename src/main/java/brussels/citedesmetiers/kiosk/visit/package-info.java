/// One visitor's session as a pure function: (state, event) gives a new state and effects for the
/// terminal to carry out. Reading its sealed types top to bottom tells the visitor's whole story.
/// It may import `guide` and `content`.
@NullMarked
package brussels.citedesmetiers.kiosk.visit;

import org.jspecify.annotations.NullMarked;

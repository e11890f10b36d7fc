/// Reading the screens aloud: what is said of each, as a pure function of the visit's state; the
/// four keys that work without sight; and the voice, a program that runs only while it speaks. It
/// may import `visit`, `guide`, `content`, `queue` and `ticket`.
@NullMarked
package brussels.citedesmetiers.kiosk.speech;

import org.jspecify.annotations.NullMarked;

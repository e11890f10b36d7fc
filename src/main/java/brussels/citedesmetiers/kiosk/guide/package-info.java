/// The questionnaire engine: which question comes next, what the answers score, what they
/// recommend, and the proof that every questionnaire that passes the check comes to an end. Pure
/// and total; it may import `content` only.
@NullMarked
package brussels.citedesmetiers.kiosk.guide;

import org.jspecify.annotations.NullMarked;

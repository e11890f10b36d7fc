/// The command line: one class per command, and one place that turns a fault into a sentence and an
/// exit status. Enters every room; no room enters it.
@NullMarked
package brussels.citedesmetiers.kiosk.commands;

import org.jspecify.annotations.NullMarked;

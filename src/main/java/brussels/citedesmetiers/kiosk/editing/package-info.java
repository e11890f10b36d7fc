/// What editors do with the house's texts away from the JSON files: a table to translate in, and a
/// drawing of a questionnaire. Only commands use it. It may enter the content, the configuration
/// and the files.
@NullMarked
package brussels.citedesmetiers.kiosk.editing;

import org.jspecify.annotations.NullMarked;

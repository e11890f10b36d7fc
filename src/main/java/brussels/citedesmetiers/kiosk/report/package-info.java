/// The annual report: sums, tables, charts and pages made from released counts. It knows no
/// database. Enters `content`, `counts`, `files` and `web`; `central` and `commands` enter it.
@NullMarked
package brussels.citedesmetiers.kiosk.report;

import org.jspecify.annotations.NullMarked;

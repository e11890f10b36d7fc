/// The annual report: sums, tables, charts and pages out of released counts. It knows no database.
/// Enters `content`, `counts`, `files` and `web`; `central` and `commands` enter it.
@NullMarked
package brussels.citedesmetiers.kiosk.report;

import org.jspecify.annotations.NullMarked;

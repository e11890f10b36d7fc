/// The dates of the house's activities: as values, and where they come from. Only [ICalendarReader]
/// knows the library that reads iCalendar, which only commands load. It may enter the content, the
/// files and the clock.
@NullMarked
package brussels.citedesmetiers.kiosk.agenda;

import org.jspecify.annotations.NullMarked;

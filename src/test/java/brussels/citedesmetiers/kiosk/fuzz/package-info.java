/// Throws bytes that nobody would send at everything that reads bytes from outside. A parser is put
/// in by the package it belongs to, in a class of that package's tests that is named after its
/// parsers; [brussels.citedesmetiers.kiosk.fuzz.Parsers] has them all.
@NullMarked
package brussels.citedesmetiers.kiosk.fuzz;

import org.jspecify.annotations.NullMarked;

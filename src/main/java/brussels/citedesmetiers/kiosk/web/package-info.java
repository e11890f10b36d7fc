/// What all our web servers need: certificate, limits, requests and replies, sessions, files of
/// pages. It knows nothing about queues or counts; the desk and the centre are built on it. Enters
/// `files` and `clock`.
@NullMarked
package brussels.citedesmetiers.kiosk.web;

import org.jspecify.annotations.NullMarked;

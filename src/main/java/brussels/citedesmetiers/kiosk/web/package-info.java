/// What every web server of ours needs: certificate, limits, requests and replies, sessions, files
/// of pages. It knows nothing of queues or counts; the desk and the centre stand on it, and it
/// enters no other room.
@NullMarked
package brussels.citedesmetiers.kiosk.web;

import org.jspecify.annotations.NullMarked;

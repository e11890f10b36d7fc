package brussels.citedesmetiers.kiosk.commands;

import picocli.CommandLine.Command;

/// Words that only lead to other commands: `kiosk ticket`, `kiosk agenda`, `kiosk central key` and
/// so on.
final class CommandGroups {
    private CommandGroups() {}

    @Command(name = "ticket", description = "Read tickets.")
    static final class Ticket {}

    @Command(name = "agenda", description = "The dates of the activities.")
    static final class AgendaDates {}

    @Command(name = "appointments", description = "The lists of appointments.")
    static final class AppointmentLists {}

    @Command(name = "content", description = "What editors do with the content.")
    static final class EditedContent {}

    @Command(name = "key", description = "This terminal's key.")
    static final class Key {}

    @Command(name = "bundle", description = "Signed bundles of content and programs.")
    static final class Bundle {}

    @Command(name = "key", description = "The centre's key.")
    static final class CentreKey {}
}

package brussels.citedesmetiers.kiosk.queue;

final class InMemoryTicketRegisterTest extends TicketRegisterContract {
    private final InMemoryTicketRegister register = new InMemoryTicketRegister('A', clock);

    @Override
    protected TicketRegister register() {
        return register;
    }
}

package brussels.citedesmetiers.kiosk.counts;

final class InMemoryOutboxTest extends OutboxContract {
    private final InMemoryOutbox outbox = new InMemoryOutbox(sealer());

    @Override
    protected Outbox outbox() {
        return outbox;
    }

    @Override
    protected VisitCounts counts() {
        return outbox;
    }
}

package brussels.citedesmetiers.kiosk.queue;

final class InMemoryQueueLogTest extends QueueLogContract {
    private final InMemoryQueueLog log = new InMemoryQueueLog();

    @Override
    protected QueueLog log() {
        return log;
    }
}

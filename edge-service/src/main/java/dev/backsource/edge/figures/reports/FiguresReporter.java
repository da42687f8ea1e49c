package dev.backsource.edge.figures.reports;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.RecordWriter;
import dev.backsource.edge.figures.CountedDomains;
import dev.backsource.edge.findings.EdgeFindings;
import dev.backsource.edge.identity.EdgeIdentity;
import dev.backsource.eventlog.questions.TopicCodec;
import dev.backsource.policy.event.DomainFigures;
import dev.backsource.policy.event.Topic;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * The reporter of single domains' figures, and of the findings of real traffic, at fixed intervals, on a thread of its own. A report that is due while
 * the last one is still being written is left out: the next one has the same totals. Only the status reporter logs an outage of Kafka.
 */
public final class FiguresReporter implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(FiguresReporter.class);

    private final CountedDomains domains;
    private final EdgeFindings findings;
    private final EdgeSettings settings;
    private final EdgeIdentity identity;
    private final RecordWriter writer;
    private final ScheduledExecutorService thread;
    private volatile boolean topicExists;
    private volatile boolean writing;

    public FiguresReporter(
            CountedDomains domains,
            EdgeFindings findings,
            EdgeSettings settings,
            EdgeIdentity identity,
            RecordWriter writer) {
        this(
                domains,
                findings,
                settings,
                identity,
                writer,
                new ScheduledThreadPoolExecutor(1, FiguresReporter::thread, new DiscardPolicy()));
    }

    FiguresReporter(
            CountedDomains domains,
            EdgeFindings findings,
            EdgeSettings settings,
            EdgeIdentity identity,
            RecordWriter writer,
            ScheduledExecutorService thread) {
        this.domains = domains;
        this.findings = findings;
        this.settings = settings;
        this.identity = identity;
        this.writer = writer;
        this.thread = thread;
    }

    /**
     * Starts the intervals, whose figures are written once the topic exists.
     *
     * @param topic completes once the topic of reports exists
     */
    public void start(CompletionStage<Void> topic) {
        topic.thenRun(() -> topicExists = true);
        var ms = settings.figures().interval().toMillis();
        thread.scheduleAtFixedRate(this::report, ms, ms, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void report() {
        if (writing) {
            return;
        }
        writing = true;
        // An exception counts as a failed report.
        Uni.createFrom().deferred(this::write).subscribe().with(written -> writing = false, failure -> {
            writing = false;
            LOG.debug("figures of domains not reported", failure);
        });
    }

    private Uni<Void> write() {
        var figures = domains.report(settings.id());
        var found = findings.report(settings.id(), figures.reportedAt(), domains::isRequested);
        if (!topicExists) {
            return Uni.createFrom().voidItem();
        }
        var report = figures.with(found.findings(), found.leftOut(), found.since());
        return writer.write(identity.sign(toRecord(report))).invoke(() -> findings.written(found));
    }

    private static ProducerRecord<String, byte[]> toRecord(DomainFigures figures) {
        var attributes = EdgeIdentity.attributes(Topic.DOMAIN_FIGURES, figures.edge(), figures.reportedAt());
        return TopicCodec.DOMAIN_FIGURES.record(figures.edge(), figures, attributes);
    }

    private static Thread thread(Runnable run) {
        var thread = new Thread(run, "figures-reporter");
        thread.setDaemon(true);
        return thread;
    }
}

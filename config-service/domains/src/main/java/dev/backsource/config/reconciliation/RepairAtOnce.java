package dev.backsource.config.reconciliation;

import dev.backsource.config.access.Caller;
import dev.backsource.config.audit.AuditedRequest;
import dev.backsource.config.database.CallingContext;
import dev.backsource.config.periodic.PeriodicTask;
import dev.backsource.config.reconciliation.RepairSettings.Repair;
import dev.backsource.config.write.Provenance;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Repairs differences as soon as they are found, if the settings say so. One round at a time. */
@ApplicationScoped
class RepairAtOnce {
    private static final Logger LOG = Logger.getLogger(RepairAtOnce.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int DOMAINS_A_ROUND = 1_000;
    /** Work without a request belongs to no trace. */
    private static final Provenance PROVENANCE =
            new Provenance("", Caller.SERVICE, AuditedRequest.ofTheService("repairPublishedDomains"));

    private final Vertx vertx;
    private final Reconciliation reconciliation;
    private final boolean wanted;
    private final PeriodicTask rounds = new PeriodicTask("automatic repair", INTERVAL, this::repairWhatDiffers);
    private final AtomicBoolean busy = new AtomicBoolean();

    RepairAtOnce(Vertx vertx, Reconciliation reconciliation, RepairSettings settings) {
        this.vertx = vertx;
        this.reconciliation = reconciliation;
        this.wanted = settings.repair() == Repair.AT_ONCE;
    }

    void start(@Observes StartupEvent event) {
        if (wanted) {
            rounds.startAfter(INTERVAL);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    private Uni<Void> repairWhatDiffers() {
        if (reconciliation.agreement(0).state() == Agreement.State.DIFFERS && busy.compareAndSet(false, true)) {
            CallingContext.begin(
                    vertx,
                    () -> reconciliation.repair(DOMAINS_A_ROUND, PROVENANCE),
                    written -> busy.set(false),
                    failure -> {
                        LOG.warnf("could not republish domains; retrying soon: %s", failure);
                        busy.set(false);
                    });
        }
        return Uni.createFrom().voidItem();
    }
}

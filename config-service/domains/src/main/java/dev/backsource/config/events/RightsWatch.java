package dev.backsource.config.events;

import dev.backsource.config.access.AccessSettings;
import dev.backsource.config.access.CallerRenewals;
import dev.backsource.config.periodic.PeriodicTask;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Ends the streams of callers who have lost their access, or whose permissions have changed. */
@Singleton
final class RightsWatch {
    private final PeriodicTask watch;

    RightsWatch(Subscriptions subscriptions, CallerRenewals callers, AccessSettings settings) {
        this.watch = new PeriodicTask(
                "stream rights check",
                settings.refreshedEvery(),
                () -> Uni.createFrom().voidItem().invoke(() -> subscriptions.endUnless(callers::isUnchanged)));
    }

    void start(@Observes StartupEvent event) {
        watch.start();
    }

    void stop(@Observes ShutdownEvent event) {
        watch.stop();
    }
}

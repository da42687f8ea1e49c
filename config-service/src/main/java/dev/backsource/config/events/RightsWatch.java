package dev.backsource.config.events;

import dev.backsource.config.access.AccessSettings;
import dev.backsource.config.access.CallerRenewals;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends the streams of those who were let in and would not be any more, or who may do otherwise by now. */
@Singleton
final class RightsWatch {
    private final Subscriptions subscriptions;
    private final CallerRenewals callers;
    private final Duration interval;
    private @Nullable Cancellable timer;

    RightsWatch(Subscriptions subscriptions, CallerRenewals callers, AccessSettings settings) {
        this.subscriptions = subscriptions;
        this.callers = callers;
        this.interval = settings.refreshedEvery();
    }

    void start(@Observes StartupEvent event) {
        timer = Multi.createFrom()
                .ticks()
                .every(interval)
                .onOverflow()
                .drop()
                .subscribe()
                .with(tick -> subscriptions.endUnless(callers::isUnchanged));
    }

    void stop(@Observes ShutdownEvent event) {
        if (timer != null) {
            timer.cancel();
        }
    }
}

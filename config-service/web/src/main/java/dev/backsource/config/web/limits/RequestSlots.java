package dev.backsource.config.web.limits;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.limits.LimitSettings;
import dev.backsource.config.access.places.NoSlotException;
import dev.backsource.config.access.places.SlotKind;
import dev.backsource.config.access.places.SlotRegistry;
import dev.backsource.config.access.places.SlotShares;
import dev.backsource.config.access.places.TenantSlots;
import dev.backsource.config.web.problem.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The slots of requests in progress, by which a tenant shares in all resources that requests use: connections to the database, memory, the
 * processor. A request that waits on purpose, or that sends for long, exchanges its slot for one of another kind. Created on first use,
 * since its users are created before there are settings.
 */
@ApplicationScoped
public class RequestSlots {
    private static final String PLACE = RequestSlots.class.getName();

    private final TenantSlots underWay;
    private final TenantSlots waiting;

    RequestSlots(SlotRegistry places, LimitSettings settings) {
        underWay = places.of(
                SlotKind.REQUESTS,
                SlotShares.ofSetting("backsource.access.limits.requests-at-once", settings.requestsAtOnce()));
        waiting = places.of(SlotKind.WAITS);
    }

    /** Takes a slot for a request until its response has ended; null when it may go on. */
    public @Nullable Refusal enter(RoutingContext context, Caller caller) {
        try {
            var giveBack = underWay.take(caller);
            context.put(PLACE, giveBack);
            context.addEndHandler(ended -> giveBack.run());
            return null;
        } catch (NoSlotException e) {
            return Refusal.of(e);
        }
    }

    /** Releases the slot of a request before its end. */
    public static void leave(RoutingContext context) {
        Runnable giveBack = context.get(PLACE);
        if (giveBack != null) {
            giveBack.run();
        }
    }

    /**
     * Answers a request that may wait on purpose.
     *
     * @param atMost the longest wait; zero for none
     * @throws NoSlotException when too many requests wait
     */
    public <T> Uni<T> waiting(RoutingContext context, Caller caller, Duration atMost, Supplier<Uni<? extends T>> work) {
        if (atMost.isZero()) {
            return Uni.createFrom().deferred(work);
        }
        var answered = waiting.in(caller, work);
        leave(context);
        return answered;
    }
}

package dev.backsource.config.web.limits;

import dev.backsource.config.web.problem.ProblemKind;
import dev.backsource.config.web.problem.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Places for what takes long: so many of each caller at a time, and so many of all. */
public final class Places {
    private static final String RETRY_AFTER_SECONDS = "10";

    private final String what;
    private final int ofCaller;
    private final int ofAll;
    /** By the caller's id; guarded by this. */
    private final Map<String, Integer> taken = new HashMap<>();

    /**
     * Places, none of which is taken.
     *
     * @param what takes one, as clients are told it, such as "exports"
     */
    public Places(String what, int ofCaller, int ofAll) {
        this.what = what;
        this.ofCaller = ofCaller;
        this.ofAll = ofAll;
    }

    /**
     * Takes one.
     *
     * @return gives it back; a second time it does nothing
     * @throws TooManyRequestsException when there is none, for the caller or at all
     */
    public Runnable take(String caller) {
        return take(caller, 1);
    }

    /** Takes {@code many} or none, as {@link #take(String)}. */
    public synchronized Runnable take(String caller, int many) {
        var had = taken.getOrDefault(caller, 0);
        if (had + many > ofCaller) {
            throw refused("you have " + had + " " + what + " at this instance, and one may have " + ofCaller
                    + (many == 1 ? "" : "; these are " + many));
        }
        if (taken.values().stream().mapToInt(Integer::intValue).sum() + many > ofAll) {
            throw refused("this instance has as many " + what + " as it may, " + ofAll);
        }
        taken.merge(caller, many, Integer::sum);
        var isTaken = new AtomicBoolean(true);
        return () -> {
            if (isTaken.compareAndSet(true, false)) {
                giveBack(caller, many);
            }
        };
    }

    /**
     * Does something in a place, which is given back once that has ended, however it ends, and if it doesn't begin.
     *
     * @throws TooManyRequestsException as {@link #take}
     */
    public <T> Uni<T> in(String caller, Supplier<Uni<? extends T>> work) {
        return in(caller, 1, work);
    }

    /** Does something in {@code many} places, as {@link #in(String, Supplier)}. */
    public <T> Uni<T> in(String caller, int many, Supplier<Uni<? extends T>> work) {
        var giveBack = take(caller, many);
        return Uni.createFrom().<T>deferred(work).onTermination().invoke(giveBack);
    }

    private synchronized void giveBack(String caller, int many) {
        taken.computeIfPresent(caller, (id, had) -> had == many ? null : had - many);
    }

    private static TooManyRequestsException refused(String why) {
        return new TooManyRequestsException(
                Refusal.of(ProblemKind.TOO_MANY_REQUESTS, why + "; ask again once one of them has ended")
                        .with(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS));
    }
}

package dev.backsource.config.access.passwords;

import dev.backsource.config.database.OwnContext;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords, on threads of its own, as it takes long on purpose. Only so many are hashed at a time, and only so many wait:
 * else whoever sends passwords would have all of the machine's time and memory.
 */
@Singleton
public final class PasswordHashing {
    private static final int AT_A_TIME = 2;
    private static final int WAITING = 32;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            AT_A_TIME, AT_A_TIME, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), PasswordHashing::thread);

    PasswordHashing() {
        threads.allowCoreThreadTimeOut(true);
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdownNow();
    }

    /** What is to be kept of a password; fails with {@link TooManyAttemptsException}. */
    public Uni<String> hash(Password password) {
        return elsewhere(() -> PasswordHash.of(password).text());
    }

    /**
     * Whether a password is the right one; fails with {@link TooManyAttemptsException}.
     *
     * @param hash as {@link #hash} made it; null for nobody's, which takes as long and is never right
     */
    public Uni<Boolean> matches(@Nullable String hash, Password password) {
        return elsewhere(() -> (hash == null ? PasswordHash.NOBODYS : PasswordHash.parse(hash)).matches(password));
    }

    private <T> Uni<T> elsewhere(Supplier<T> work) {
        return Uni.createFrom()
                .deferred(() -> OwnContext.back(Uni.createFrom().item(work).runSubscriptionOn(threads)))
                .onFailure(RejectedExecutionException.class)
                .transform(busy -> TooManyAttemptsException.ofAll());
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "passwords");
        thread.setDaemon(true);
        return thread;
    }
}

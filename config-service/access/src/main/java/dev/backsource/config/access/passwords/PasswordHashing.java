package dev.backsource.config.access.passwords;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.places.NoSlotException;
import dev.backsource.config.access.places.SlotKind;
import dev.backsource.config.access.places.SlotRegistry;
import dev.backsource.config.access.places.TenantSlots;
import dev.backsource.config.database.CallingContext;
import dev.backsource.policy.client.ClientNetwork;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords on threads of its own, since hashing takes long on purpose. Sign-ins and new passwords have separate threads, so that
 * creating accounts, however many at once, keeps nobody from signing in. The numbers of running and of waiting hashes are limited, per
 * address and per tenant; otherwise a flood of passwords would take all of the machine's time and memory.
 */
@Singleton
public final class PasswordHashing {
    private static final int COMPARED_AT_A_TIME = 2;
    private static final int MADE_AT_A_TIME = 1;

    private final TenantSlots ofSignIns;
    private final TenantSlots ofNew;
    private final ThreadPoolExecutor comparing;
    private final ThreadPoolExecutor making;

    PasswordHashing(SlotRegistry places) {
        ofSignIns = places.of(SlotKind.SIGN_INS);
        ofNew = places.of(SlotKind.NEW_PASSWORDS);
        comparing = threads(COMPARED_AT_A_TIME, SlotKind.SIGN_INS);
        making = threads(MADE_AT_A_TIME, SlotKind.NEW_PASSWORDS);
    }

    void stop(@Observes ShutdownEvent event) {
        comparing.shutdownNow();
        making.shutdownNow();
    }

    /**
     * The stored form of a new password; fails with {@link dev.backsource.config.access.places.NoSlotException}.
     *
     * @param by the caller that chooses it
     */
    public Uni<String> hash(Password password, Caller by) {
        return Uni.createFrom()
                .deferred(() -> ofNew.in(
                        by, () -> on(making, () -> PasswordHash.of(password).text())));
    }

    /**
     * Whether a password is the right one; fails with {@link AttemptRefusal}.
     *
     * @param hash as {@link #hash} made it; null for an unknown account, which takes as long and never matches
     * @param address the client's address
     */
    public Uni<Boolean> matches(@Nullable String hash, Password password, String address) {
        var network = ClientNetwork.parse(address).toString();
        return Uni.createFrom()
                .deferred(() -> ofSignIns.inFor(network, () -> on(comparing, () -> compare(hash, password))))
                .onFailure(NoSlotException.class)
                .transform(busy -> AttemptRefusal.ofAll());
    }

    private static boolean compare(@Nullable String hash, Password password) {
        return (hash == null ? PasswordHash.NOBODYS : PasswordHash.parse(hash)).matches(password);
    }

    private static <T> Uni<T> on(ThreadPoolExecutor threads, Supplier<T> work) {
        return CallingContext.back(Uni.createFrom().item(work).runSubscriptionOn(threads));
    }

    /** The queue has as many entries as the kind has slots. */
    private static ThreadPoolExecutor threads(int number, SlotKind kind) {
        var threads = new ThreadPoolExecutor(
                number,
                number,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(kind.shares().all()),
                PasswordHashing::thread);
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "passwords");
        thread.setDaemon(true);
        return thread;
    }
}

package dev.backsource.simulation;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.ServerName;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Somebody who changes domains: locks a row, decides by what is there, and commits a while later. */
final class Writer {
    private static final double REMOVED = 0.15;
    /** No more than the name that certificates are checked for changes. */
    private static final double RENAMED = 0.25;

    private static final long LOCKED_MICROS = 20_000;
    private static final long AGAIN_MICROS = 5_000;

    private final World deployment;
    private final Process process;

    Writer(World deployment, String id) {
        this.deployment = deployment;
        this.process = deployment.process(id);
    }

    void write(DomainName domain, SplittableRandom chance) {
        deployment.scheduler().after(process.between(1, 1_000), process, "locks " + domain, () -> lock(domain, chance));
    }

    private void lock(DomainName domain, SplittableRandom chance) {
        var database = deployment.database();
        if (!database.lock(domain.value())) {
            deployment.scheduler().after(AGAIN_MICROS, process, "waits for " + domain, () -> lock(domain, chance));
            return;
        }
        var timeline = database.timeline();
        var next = next(domain, database.state(domain.value()), chance);
        deployment.scheduler().after(process.between(1_000, LOCKED_MICROS), process, "commits " + domain, () -> {
            if (database.timeline() == timeline) {
                var now = deployment.scheduler().clock().instant().truncatedTo(ChronoUnit.MICROS);
                database.change(domain.value(), next, now);
                database.unlock(domain.value());
                deployment.ring(chance);
            }
        });
    }

    private static @Nullable Domain next(DomainName name, @Nullable Domain now, SplittableRandom chance) {
        if (now == null) {
            return state(name, chance);
        }
        var turn = chance.nextDouble();
        if (turn < REMOVED) {
            return null;
        }
        return turn < REMOVED + RENAMED ? now.with(Part.ORIGIN_TLS, originTls(chance)) : state(name, chance);
    }

    private static OriginTls originTls(SplittableRandom chance) {
        var serverName = chance.nextBoolean() ? null : ServerName.parse("sni-" + chance.nextInt(3) + ".example");
        return OriginTls.DEFAULT.withServerName(serverName);
    }

    /** Any state of a domain. */
    static Domain state(DomainName name, SplittableRandom chance) {
        return Domain.of(name, origins(chance))
                .with(Part.ORIGIN_TLS, originTls(chance))
                .with(
                        Part.POLICY,
                        new OriginProtocolPolicy(
                                chance.nextBoolean(),
                                type(chance),
                                new ContentPolicy(chance.nextBoolean(), type(chance))));
    }

    private static List<Origin> origins(SplittableRandom chance) {
        var first = chance.nextInt(Origins.ADDRESSES);
        var one = origin(first, OriginPriority.PRIMARY, chance);
        return chance.nextBoolean()
                ? List.of(one)
                : List.of(one, origin((first + 1) % Origins.ADDRESSES, OriginPriority.SECONDARY, chance));
    }

    private static Origin origin(int number, OriginPriority priority, SplittableRandom chance) {
        var address = OriginAddress.parse(Origins.address(number));
        return new Origin(address, chance.nextBoolean() ? 80 : 443, priority, Origin.DEFAULT_WEIGHT);
    }

    private static RedirectType type(SplittableRandom chance) {
        var types = RedirectType.values();
        return types[chance.nextInt(types.length)];
    }
}

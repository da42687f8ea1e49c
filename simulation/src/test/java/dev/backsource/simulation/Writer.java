package dev.backsource.simulation;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.ServerName;
import dev.backsource.policy.progressive.ProgressiveRollout;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.simulation.database.StoredRevision;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Somebody who changes domains: locks a row, decides by what is there, and commits a while later. */
final class Writer {
    private static final double REMOVED = 0.15;
    /** No more than the name that certificates are checked for changes. */
    private static final double RENAMED = 0.25;

    /** Of the changes, those that are tried by a share first. */
    private static final double TRIED = 0.3;

    /** A progressive rollout makes its next step, or ends. */
    private static final double ROLLED_ON = 0.6;

    private static final int ENDED_ONCE_IN = 5;

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
        var next = next(domain, database.latest(domain.value()), chance);
        deployment.scheduler().after(process.between(1_000, LOCKED_MICROS), process, "commits " + domain, () -> {
            if (database.timeline() == timeline) {
                var now = deployment.scheduler().clock().instant().truncatedTo(ChronoUnit.MICROS);
                database.change(domain.value(), next.state(), next.rollout(), now);
                database.unlock(domain.value());
                deployment.ring(chance);
            }
        });
    }

    private Next next(DomainName name, @Nullable StoredRevision latest, SplittableRandom chance) {
        var now = latest == null ? null : latest.state();
        if (latest == null || now == null) {
            return new Next(state(name, chance), null);
        }
        var turn = chance.nextDouble();
        if (turn < REMOVED) {
            return new Next(null, null);
        }
        var rollout = latest.rollout();
        if (rollout != null && turn < REMOVED + ROLLED_ON) {
            return chance.nextInt(ENDED_ONCE_IN) > 0
                    ? new Next(now, RolloutSteps.next(rollout))
                    : new Next(chance.nextBoolean() ? now : rollout.candidate().appliedTo(now), null);
        }
        var changed = turn < REMOVED + RENAMED ? now.with(Part.ORIGIN_TLS, originTls(chance)) : state(name, chance);
        return chance.nextDouble() < TRIED && !changed.equals(now)
                ? new Next(now, RolloutSteps.first(now, changed, chance))
                : new Next(changed, null);
    }

    private record Next(@Nullable Domain state, @Nullable ProgressiveRollout rollout) {}

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

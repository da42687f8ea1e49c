package dev.backsource.health.watch;

import static dev.backsource.health.testing.TestDomains.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.health.http.FaultVerdict;
import dev.backsource.health.http.LoopWatch;
import dev.backsource.health.http.Wanted;
import dev.backsource.health.http.WatchVerdicts;
import dev.backsource.health.probe.attempt.ShareOwner;
import dev.backsource.health.testing.HandTurnedLoop;
import dev.backsource.health.testing.TestDomains;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.protocol.RedirectType;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoopWatchTest {
    private static final WatchVerdicts CLEAN = WatchVerdicts.ofLoop(FaultVerdict.NONE);

    private final HandTurnedLoop loop = new HandTurnedLoop();
    private final List<String> asked = new ArrayList<>();
    private final List<ShareOwner> owners = new ArrayList<>();
    private final Deque<Promise<WatchVerdicts>> open = new ArrayDeque<>();

    @Test
    void shouldCheckANewDomainSoonAndThenSeldom() {
        // Given
        var watch = GivenLoops.by(loop, 4, this::ask);
        watch.watch(new Given("a", null, 1), true);

        // When, Then
        loop.pass(Duration.ofSeconds(6));
        assertThat(asked).containsExactly("a 192.0.2.0");
        answer();
        loop.pass(Duration.ofMinutes(3));
        assertThat(asked).hasSize(1);
        loop.pass(Duration.ofMinutes(3));
        assertThat(asked).hasSize(2);
    }

    @Test
    void shouldCheckARestoredDomainWithinTheInterval() {
        // Given
        var watch = GivenLoops.by(loop, 4, this::ask);
        watch.watch(new Given("a", null, 1), false);

        // When
        loop.pass(Duration.ofMinutes(5));

        // Then
        assertThat(asked).hasSize(1);
    }

    @Test
    void shouldCheckAgainSoonWhereAVerdictIsToBeConfirmed() {
        // Given
        var watch = GivenLoops.by(loop, 4, this::ask);
        var subject = new Given("a", null, 1);
        subject.isPending = true;
        watch.watch(subject, true);
        loop.pass(Duration.ofSeconds(6));

        // When
        answer();
        loop.pass(Duration.ofSeconds(6));

        // Then
        assertThat(asked).hasSize(2);
    }

    /** One origin whose loop is to be confirmed, and one without a loop. */
    @Test
    void shouldCheckLessAndLessOftenWhileTheVerdictToConfirmIsUnknown() {
        // Given
        var subject = new Given("a", null, 2);
        var verdict = new AtomicReference<>(CLEAN);
        var watch = GivenLoops.by(loop, 4, (domain, owner, origin, within, wanted) -> {
            asked.add(origin.address().value());
            subject.isPending = origin.equals(domain.origins().get(0));
            return Future.succeededFuture(subject.isPending ? verdict.get() : CLEAN);
        });
        var checks = watch.watch(subject, true);
        loop.pass(Duration.ofSeconds(6));
        verdict.set(WatchVerdicts.ofLoop(FaultVerdict.UNKNOWN));

        // When, Then
        assertThat(checksWithin(Duration.ofHours(1))).isBetween(14, 20);
        checks.soon();
        assertThat(checksWithin(Duration.ofSeconds(20))).isBetween(2, 3);
        loop.pass(Duration.ofHours(1));
        verdict.set(CLEAN);
        loop.pass(Duration.ofMinutes(7));
        assertThat(checksWithin(Duration.ofMinutes(1))).isBetween(9, 15);
    }

    private int checksWithin(Duration time) {
        asked.clear();
        loop.pass(time);
        return asked.size() / 2;
    }

    @Test
    void shouldAskTheOriginsOfADomainOneAfterAnother() {
        // Given
        var watch = GivenLoops.by(loop, 4, this::ask);
        watch.watch(new Given("a", null, 3), true);
        loop.pass(Duration.ofSeconds(6));

        // When, Then
        assertThat(asked).containsExactly("a 192.0.2.0");
        answer();
        answer();
        answer();
        assertThat(asked).containsExactly("a 192.0.2.0", "a 192.0.2.1", "a 192.0.2.2");
    }

    @Test
    void shouldLeavePlacesToOtherTeams() {
        // Given a team whose origins don't respond
        var watch = GivenLoops.by(loop, 4, this::ask);
        for (var i = 0; i < 50; i++) {
            watch.watch(new Given("slow" + i, "slow", 1), true);
        }
        loop.pass(Duration.ofMinutes(1));
        assertThat(asked).hasSize(2);

        // When
        watch.watch(new Given("other", "other", 1), true);
        loop.pass(Duration.ofSeconds(6));

        // Then
        assertThat(asked).hasSize(3).last().isEqualTo("other 192.0.2.0");
        assertThat(owners).extracting(ShareOwner::team).containsExactly("slow", "slow", "other");
    }

    @Test
    void shouldShareThePlacesEquallyAmongTeams() {
        // Given two teams whose origins don't respond
        var watch = GivenLoops.by(loop, 8, this::ask);
        for (var i = 0; i < 50; i++) {
            watch.watch(new Given("one" + i, "one", 1), true);
            watch.watch(new Given("two" + i, "two", 1), true);
        }
        loop.pass(Duration.ofMinutes(1));

        // When
        watch.watch(new Given("other", "other", 1), true);
        loop.pass(Duration.ofSeconds(6));

        // Then
        assertThat(asked).last().isEqualTo("other 192.0.2.0");
    }

    @Test
    void shouldLeaveItsPlaceAfterThreeOriginsAndGoOnSoon() {
        // Given
        var watch = GivenLoops.by(loop, 1, this::ask);
        watch.watch(new Given("a", null, 5), true);
        loop.pass(Duration.ofSeconds(6));

        // When
        answer();
        answer();
        answer();
        assertThat(open).isEmpty();
        loop.pass(Duration.ofSeconds(6));
        answer();
        answer();
        loop.pass(Duration.ofMinutes(3));

        // Then
        assertThat(asked).containsExactly("a 192.0.2.0", "a 192.0.2.1", "a 192.0.2.2", "a 192.0.2.3", "a 192.0.2.4");
    }

    @Test
    void shouldConfirmAVerdictSoonThoughAllPlacesWereTakenForLong() {
        // Given a check that was refused while the other's origin didn't respond
        var watch = GivenLoops.by(loop, 1, this::ask);
        var subject = new Given("a", "one", 1);
        subject.isPending = true;
        watch.watch(subject, true);
        loop.pass(Duration.ofSeconds(6));
        answer();
        watch.watch(new Given("slow", "two", 1), true);
        loop.pass(Duration.ofSeconds(6));
        var before = asked.size();
        loop.pass(Duration.ofMinutes(30));
        assertThat(asked).hasSize(before);

        // When
        answer();
        loop.pass(Duration.ofSeconds(25));

        // Then
        assertThat(asked.stream().filter("a 192.0.2.0"::equals).count()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void shouldGiveEveryDomainOfATeamItsTurn() {
        // Given
        var watch = GivenLoops.by(loop, 4, this::ask);
        for (var i = 0; i < 20; i++) {
            watch.watch(new Given("d" + i, "team", 1), true);
        }

        // When
        for (var i = 0; i < 100; i++) {
            loop.pass(Duration.ofSeconds(6));
            while (!open.isEmpty()) {
                answer();
            }
        }

        // Then
        assertThat(asked.stream().distinct()).hasSize(20);
    }

    @Test
    void shouldTakeNoVerdictAfterTheEnd() {
        // Given
        var watch = GivenLoops.by(loop, 1, this::ask);
        var subject = new Given("a", null, 1);
        var checks = watch.watch(subject, true);
        loop.pass(Duration.ofSeconds(6));

        // When
        checks.end();
        answer();
        loop.pass(Duration.ofHours(1));

        // Then its place is free
        assertThat(subject.taken).isZero();
        assertThat(asked).hasSize(1);
        watch.watch(new Given("b", null, 1), true);
        loop.pass(Duration.ofSeconds(6));
        assertThat(asked).hasSize(2);
    }

    private Future<WatchVerdicts> ask(Domain domain, ShareOwner owner, Origin origin, Duration within, Wanted wanted) {
        owners.add(owner);
        asked.add(domain.name().value().replace(".example.com", "") + " " + origin.address());
        var verdict = Promise.<WatchVerdicts>promise();
        open.add(verdict);
        return verdict.future();
    }

    private void answer() {
        open.remove().complete(CLEAN);
        loop.turn();
    }

    private static final class Given implements LoopWatch.Subject {
        private final Domain domain;
        private final @Nullable String team;
        private boolean isPending;
        private int taken;

        Given(String name, @Nullable String team, int origins) {
            var given = new ArrayList<Origin>();
            for (var i = 0; i < origins; i++) {
                given.add(TestDomains.origin(new OriginAddress("192.0.2." + i), 80));
            }
            this.domain =
                    TestDomains.domain(name + ".example.com", policy(RedirectType.HTTP), given.toArray(Origin[]::new));
            this.team = team;
        }

        @Override
        public Domain domain() {
            return domain;
        }

        @Override
        public @Nullable String team() {
            return team;
        }

        @Override
        public List<Origin> origins() {
            return domain.origins();
        }

        @Override
        public Wanted wanted(Origin origin) {
            return new Wanted(true, false, false);
        }

        @Override
        public boolean take(Domain of, Origin origin, WatchVerdicts verdicts) {
            taken++;
            return isPending;
        }
    }
}

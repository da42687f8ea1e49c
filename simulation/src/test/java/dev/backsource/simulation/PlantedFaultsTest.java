package dev.backsource.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.routing.TableDoor;
import dev.backsource.eventlog.PolicyRecords;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.health.log.PublishedState;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.AlertKind;
import dev.backsource.policy.event.EdgeHoldings;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.PolicyRecord.Changed;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import dev.backsource.policy.signature.TrustedKeys;
import dev.backsource.simulation.database.OutboxRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The simulation finds what it is there for: each mistake that one could make, planted, is caught by an invariant. */
class PlantedFaultsTest {
    private static final int SCHEDULES = 5_000;

    @Test
    void shouldCatchARelayWithoutItsFence() {
        assertThat(caughtBy(() -> new Plan() {
                    @Override
                    String transactionalId(String shared, String process) {
                        return process;
                    }
                }))
                .isEqualTo(Invariant.PUBLISHED_IN_ORDER);
    }

    /** As when a prober that stood still goes on writing about partitions that are another one's by then. */
    @Test
    void shouldCatchAProberWithoutItsFence() {
        assertThat(caughtBy(() -> new Plan() {
                    @Override
                    String proberTransactionalId(String shared, String process) {
                        return shared + process;
                    }
                }))
                .isEqualTo(Invariant.ONE_ALERT_AN_EPISODE);
    }

    @Test
    void shouldCatchASnapshotThatForgetsWhatWasRemoved() {
        assertThat(caughtBy(78, () -> new Plan() {
                    @Override
                    boolean savesRemovals() {
                        return false;
                    }
                }))
                .isEqualTo(Invariant.REMOVED_STAYS_REMOVED);
    }

    @Test
    void shouldCatchASnapshotThatIsServedUnchecked() {
        assertThat(caughtBy(() -> new Plan() {
                    @Override
                    boolean checksSnapshots() {
                        return false;
                    }
                }))
                .isEqualTo(Invariant.SNAPSHOTS_ARE_WHOLE);
    }

    @Test
    void shouldCatchAResponseOfACandidateThatIsStoredAsTheBaselines() {
        assertThat(caughtBy(58, () -> new Plan() {
                    @Override
                    Route storedBy(Route own, Route baseline) {
                        return baseline;
                    }
                }))
                .isEqualTo(Invariant.ANSWERS_ARE_OF_THE_ROUTE);
    }

    @Test
    void shouldCatchAnAbortThatIsNotKept() {
        assertThat(caughtBy(() -> new Plan() {
                    @Override
                    boolean keepsAborts() {
                        return false;
                    }
                }))
                .isEqualTo(Invariant.ABORTED_STAYS_ABORTED);
    }

    @Test
    void shouldCatchAStepByAnEdgesOwnClock() {
        assertThat(caughtBy(() -> new Plan() {
                    @Override
                    boolean awaitsSteps() {
                        return false;
                    }
                }))
                .isEqualTo(Invariant.STEPS_ARE_READ);
    }

    /** As when the statement that takes rows out goes by the payload, which removals don't have. */
    @Test
    void shouldCatchARemovalThatStaysInTheOutbox() {
        assertThat(caughtBy(() -> new Plan() {
                    @Override
                    boolean leavesInOutbox(OutboxRecord published) {
                        return published.payload() == null;
                    }
                }))
                .isEqualTo(Invariant.WITHIN_BOUNDS);
    }

    /** As when only answers close it. */
    @Test
    void shouldCatchAQuestionThatStaysOpenWhenItIsOver() {
        assertThat(caughtBy(() -> new Plan() {
                    @Override
                    boolean leavesOpen() {
                        return true;
                    }
                }))
                .isEqualTo(Invariant.WITHIN_BOUNDS);
    }

    @Test
    void shouldCatchAWaitForAnswersWithoutItsTimeout() {
        assertThat(caughtBy(() -> new Plan() {
                    @Override
                    Process waiting(Process caller) {
                        var gone = new Process("gone", new SplittableRandom(1));
                        gone.kill();
                        return gone;
                    }
                }))
                .isEqualTo(Invariant.QUESTIONS_END);
    }

    /** As without the producer's delivery timeout. */
    @Test
    void shouldCatchAnAnswerWhoseWriteNeverEnds() {
        assertThat(caughtBy(() -> new Plan() {
                    @Override
                    boolean failsUnwritten() {
                        return false;
                    }
                }))
                .isEqualTo(Invariant.EVERYTHING_ARRIVES);
    }

    @Test
    void shouldCatchATruncationThatNobodySees() {
        assertThat(caughtBy(() -> new Plan() {
                    @Override
                    boolean seesTruncations() {
                        return false;
                    }
                }))
                .isEqualTo(Invariant.EVERYTHING_ARRIVES);
    }

    @Test
    void shouldCatchAnOrderByWhichAVersionFollowsItself() {
        assertThat(caughtBy(() -> takingToo((next, held) -> next.isLevelWith(held) && !next.equals(held))))
                .isEqualTo(Invariant.EDGES_MOVE_FORWARD);
    }

    @Test
    void shouldCatchIncarnationsThatAreComparedTheWrongWayRound() {
        assertThat(caughtBy(() -> new Plan() {
                    @Override
                    TopicReader reading(String edge, TopicReader own, RoutingTable table) {
                        var records = new PolicyRecords(new SignatureCheck(TrustedKeys.none()));
                        return watched(own, (received, take) -> {
                            var isLater = records.read(received) instanceof Changed changed
                                    && changed.version().incarnation()
                                            > table.versionOf(changed.domain().name())
                                                    .incarnation();
                            if (!isLater
                                    || table.versionOf(DomainName.parse(received.key()))
                                                    .revision()
                                            == 0) {
                                take.run();
                            }
                        });
                    }
                }))
                .isEqualTo(Invariant.EVERYTHING_ARRIVES);
    }

    @Test
    void shouldCatchAReportBeforeTheSwap() {
        assertThat(caughtBy(() -> new Plan() {
                    @Override
                    Map<String, Route> served(Map<String, Route> own, Map<String, Route> before) {
                        return before;
                    }
                }))
                .isEqualTo(Invariant.APPLIED_IS_SERVED);
    }

    /** What was removed stays in the sum. */
    @Test
    void shouldCatchADigestWithoutRemovals() {
        assertThat(caughtBy(() -> new Plan() {
                    /** By edge and partition, what was removed since the edge started. */
                    private final Map<String, Map<Integer, Long>> left = new HashMap<>();

                    @Override
                    TopicReader reading(String edge, TopicReader own, RoutingTable table) {
                        var sums = new HashMap<Integer, Long>();
                        left.put(edge, sums);
                        return watched(own, (received, take) -> {
                            var held = table.versionOf(DomainName.parse(received.key()));
                            take.run();
                            if (table.versionOf(DomainName.parse(received.key()))
                                            .digest()
                                    == 0) {
                                sums.merge(received.partition(), held.digest(), Long::sum);
                            }
                        });
                    }

                    @Override
                    EdgeStatus report(EdgeStatus own) {
                        var holdings = own.holdings();
                        if (holdings == null) {
                            return own;
                        }
                        var sums = left.getOrDefault(own.edge(), Map.of());
                        var digests = new HashMap<>(holdings.digests());
                        digests.replaceAll((partition, sum) ->
                                EdgeHoldings.toText(EdgeHoldings.toNumber(sum) + sums.getOrDefault(partition, 0L)));
                        return own.with(new EdgeHoldings(digests, holdings.ignoredTotal(), holdings.deviations()));
                    }
                }))
                .isEqualTo(Invariant.EVERYTHING_ARRIVES);
    }

    @Test
    void shouldCatchACacheGenerationThatStaysWhenTheServerNameChanges() {
        assertThat(caughtBy(() -> new Plan() {
                    @Override
                    TopicReader reading(String edge, TopicReader own, RoutingTable table) {
                        return watched(own, (received, take) -> {
                            var domain = DomainName.parse(received.key());
                            var before = TableDoor.routeOf(table, domain);
                            take.run();
                            if (before != null) {
                                TableDoor.keepGeneration(table, domain, before);
                            }
                        });
                    }
                }))
                .isEqualTo(Invariant.ANSWERS_ARE_OF_THE_ROUTE);
    }

    @Test
    void shouldCatchAnAlertWhoseIdComesFromTheTime() {
        assertThat(caughtBy(() -> new Plan() {
                    @Override
                    PublishedState restored(PublishedState read) {
                        return new PublishedState(
                                read.lastPolicyChange(), read.health(), read.uncommitted(), startedAnew(read));
                    }
                }))
                .isEqualTo(Invariant.ONE_ALERT_AN_EPISODE);
    }

    @Test
    void shouldCatchARetryThatDropsTls() {
        assertThat(caughtBy(() -> new Plan() {
                    @Override
                    Target asked(Target decided, @Nullable Target before) {
                        return before == null ? decided : new Target(Scheme.HTTP, decided.port());
                    }
                }))
                .isEqualTo(Invariant.SECURE_STAYS_SECURE);
    }

    /** An edge that takes other versions than those that follow, too. */
    private static Plan takingToo(BiPredicate<StateVersion, StateVersion> taken) {
        return new Plan() {
            @Override
            TopicReader reading(String edge, TopicReader own, RoutingTable table) {
                var records = new PolicyRecords(new SignatureCheck(TrustedKeys.none()));
                return watched(own, (received, take) -> {
                    if (records.read(received) instanceof Changed changed) {
                        var held = table.versionOf(changed.domain().name());
                        if (held.revision() > 0 && taken.test(changed.version(), held)) {
                            TableDoor.force(table, changed.domain(), changed.version());
                        }
                    }
                    take.run();
                });
            }
        };
    }

    /** A reader whose records are taken in one by one, each by {@code taking}. */
    private static TopicReader watched(TopicReader own, BiConsumer<ConsumerRecord<String, byte[]>, Runnable> taking) {
        return new TopicReader() {
            @Override
            public Session begin(Consumer<?, ?> consumer) {
                var session = own.begin(consumer);
                return new Session() {
                    @Override
                    public void take(ConsumerRecords<String, byte[]> batch) {
                        for (var received : batch) {
                            var partition = new TopicPartition(received.topic(), received.partition());
                            var one = new ConsumerRecords<>(
                                    Map.of(partition, List.of(received)),
                                    Map.of(partition, new OffsetAndMetadata(received.offset() + 1)));
                            taking.accept(received, () -> session.take(one));
                        }
                        session.take(new ConsumerRecords<>(Map.of(), batch.nextOffsets()));
                    }

                    @Override
                    public void idle(Consumer<?, ?> polled) {
                        session.idle(polled);
                    }
                };
            }

            @Override
            public void failed(RuntimeException failure) {
                own.failed(failure);
            }
        };
    }

    private static Map<String, Map<AlertKind, OriginAlert>> startedAnew(PublishedState before) {
        var anew = new HashMap<String, Map<AlertKind, OriginAlert>>();
        before.firing().forEach((domain, alerts) -> {
            var started = new HashMap<AlertKind, OriginAlert>();
            alerts.forEach((kind, alert) -> started.put(kind, startedAnew(alert)));
            anew.put(domain, started);
        });
        return anew;
    }

    private static OriginAlert startedAnew(OriginAlert alert) {
        return new OriginAlert(
                alert.domain(),
                alert.kind(),
                alert.status(),
                alert.origin(),
                alert.missingPorts(),
                alert.affected(),
                alert.revision(),
                alert.startedAt().plusMillis(1),
                alert.endedAt(),
                alert.detail(),
                alert.team());
    }

    private static Invariant caughtBy(Supplier<Plan> fault) {
        return caughtBy(1, fault);
    }

    /**
     * What catches it first; the services' own classes have to pass the same schedule.
     *
     * @param from the first schedule to try: where few schedules catch the fault, the first of them. Should it no longer do so, a later one has to
     */
    private static Invariant caughtBy(long from, Supplier<Plan> fault) {
        var seed = SeedSearch.least(from, SCHEDULES, each -> violation(each, fault.get()) != null);
        var caught = seed == SeedSearch.NONE ? null : violation(seed, fault.get());
        assertThat(caught).as("caught in %d schedules", SCHEDULES).isNotNull();
        assertThat(violation(seed, new Plan())).as("without the fault").isNull();
        if (Boolean.getBoolean("simulation.told")) {
            System.out.println("caught by schedule " + seed + ": " + caught.getMessage());
        }
        return caught.invariant();
    }

    private static @Nullable Violation violation(long seed, Plan plan) {
        return Simulation.run(Schedule.of(seed), plan).violation();
    }
}

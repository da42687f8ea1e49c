package dev.backsource.config.progressive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.progressive.StepDecision.Kind;
import dev.backsource.config.release.RolloutReason;
import java.util.HashSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WritesUnderWayTest {
    private final WritesUnderWay writes = new WritesUnderWay();

    @Test
    void shouldHaveOneWriteOfARolloutAtATime() {
        // When
        var first = writes.begin("r1", Kind.STEP);
        var second = writes.begin("r1", Kind.ABORT);
        var isAnother = writes.end("r1", false);
        var third = writes.begin("r1", Kind.ABORT);

        // Then
        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(isAnother).isTrue();
        assertThat(third).isTrue();
        assertThat(writes.end("r1", false)).isFalse();
    }

    @Test
    void shouldNotWriteTheSameAgainAtOnce() {
        // Given
        begun("step", Kind.STEP);
        begun("abort", Kind.ABORT);

        // When: each is decided again while its write fails
        begun("step", Kind.STEP);
        begun("abort", Kind.ABORT);

        // Then
        assertThat(writes.end("step0", false)).isFalse();
        assertThat(writes.end("abort0", false)).isFalse();
    }

    @Test
    void shouldGiveEachItsTurnAndBeginNoneAtOnceWhereAllAreRefused() {
        // Given
        var rollouts = IntStream.range(0, 12)
                .mapToObj(at -> new FollowedRollout(SampleTrials.rollout(ProgressiveState.RUNNING, 2)))
                .toList();
        var tried = new HashSet<FollowedRollout>();

        // When: steps of the eldest are decided, and promotions of the youngest
        var rounds = IntStream.range(0, 2)
                .mapToObj(round -> {
                    var writing = rollouts.stream()
                            .map(each -> new DecidedMove(
                                    each,
                                    StepDecision.of(
                                            rollouts.indexOf(each) < 10 ? Kind.STEP : Kind.PROMOTE,
                                            RolloutReason.replaced())))
                            .sorted(DecidedMove.BY_TURN)
                            .map(DecidedMove::followed)
                            .filter(each -> writes.begin("r" + rollouts.indexOf(each), Kind.STEP))
                            .toList();
                    writing.forEach(each -> each.isTriedAt(SampleTrials.NOON.plusSeconds(round)));
                    tried.addAll(writing);
                    return writing.stream().anyMatch(each -> writes.end("r" + rollouts.indexOf(each), false));
                })
                .toList();

        // Then
        assertThat(rounds).containsExactly(false, false);
        assertThat(tried).hasSize(12);
    }

    @Test
    void shouldTakeAbortsBeforeWhatWaitsForLongest() {
        // Given
        var tried = new FollowedRollout(SampleTrials.rollout(ProgressiveState.RUNNING, 2));
        tried.isTriedAt(SampleTrials.NOON);
        var untried = new FollowedRollout(SampleTrials.rollout(ProgressiveState.RUNNING, 2));

        // When
        var sorted = Stream.of(
                        new DecidedMove(untried, StepDecision.of(Kind.STEP, RolloutReason.replaced())),
                        new DecidedMove(tried, StepDecision.of(Kind.ABORT, RolloutReason.replaced())))
                .sorted(DecidedMove.BY_TURN)
                .map(DecidedMove::kind);

        // Then
        assertThat(sorted).containsExactly(Kind.ABORT, Kind.STEP);
    }

    @Test
    void shouldKeepPlacesForAbortsAndFreezesBehindWritesThatAreStuck() {
        // When
        var steps = begun("step", Kind.STEP);
        var freezes = begun("freeze", Kind.FREEZE);

        // Then
        assertThat(steps).isEqualTo(WritesUnderWay.MOST);
        assertThat(freezes).isEqualTo(WritesUnderWay.MOST_WITH_URGENT - WritesUnderWay.MOST);
    }

    @Test
    void shouldSayOnceThatThereIsRoomForWritesThatWereLeftOut() {
        // Given
        begun("step", Kind.PROMOTE);

        // When
        var told = IntStream.range(0, WritesUnderWay.MOST)
                .filter(at -> writes.end("step" + at, true))
                .toArray();

        // Then
        assertThat(told).containsExactly(WritesUnderWay.MOST / 2 - 1);
    }

    private long begun(String name, Kind kind) {
        return IntStream.range(0, 20)
                .filter(at -> writes.begin(name + at, kind))
                .count();
    }
}

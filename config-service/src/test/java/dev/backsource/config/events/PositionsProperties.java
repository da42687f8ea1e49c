package dev.backsource.config.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.InvalidValueException;
import java.util.HashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.TopicPartition;

/** An id is read back as it was written, and whatever else comes as an id is refused. */
class PositionsProperties {
    private static final String STREAM = "0f3a77c1";

    @Property(tries = 500)
    void anIdSurvives(@ForAll("positions") Positions positions) {
        assertThat(Positions.parse(positions.toString())).isEqualTo(positions);
    }

    @Property(tries = 500)
    void anIdFitsALineAndAHeader(@ForAll("positions") Positions positions) {
        assertThat(positions.toString()).matches("[0-9a-z.]+").hasSizeLessThan(400);
    }

    @Property(tries = 2000)
    void anyTextIsRefused(@ForAll String text) {
        assertThatThrownBy(() -> Positions.parse(text)).isInstanceOf(InvalidValueException.class);
    }

    @Property(tries = 2000)
    void aMutatedIdIsRefusedOrMeansWhatItSays(
            @ForAll("positions") Positions positions, @ForAll @IntRange(max = 399) int at, @ForAll char put) {
        var text = new StringBuilder(positions.toString());
        text.setCharAt(at % text.length(), put);
        try {
            assertThat(Positions.parse(text.toString())).hasToString(text.toString());
        } catch (InvalidValueException e) {
            assertThat(e.detail()).contains("from=earliest");
        }
    }

    @Property(tries = 500)
    void aShortenedIdIsRefusedOrFallsBack(
            @ForAll("positions") Positions positions, @ForAll @IntRange(max = 399) int to) {
        var text = positions.toString();
        try {
            assertThat(positions.cover(Positions.parse(text.substring(0, to % text.length()))))
                    .isTrue();
        } catch (InvalidValueException e) {
            assertThat(e.detail()).contains("must be the id");
        }
    }

    @Provide
    Arbitrary<Positions> positions() {
        return Arbitraries.longs()
                .between(0, 4_000_000_000_000_000_000L)
                .list()
                .ofSize(StreamPartitions.ALL.size())
                .map(PositionsProperties::positions);
    }

    private static Positions positions(List<Long> offsets) {
        var byPartition = new HashMap<TopicPartition, Long>();
        for (var place = 0; place < offsets.size(); place++) {
            byPartition.put(StreamPartitions.ALL.get(place), offsets.get(place));
        }
        return Positions.at(STREAM, byPartition);
    }
}

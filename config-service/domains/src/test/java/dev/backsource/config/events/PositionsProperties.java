package dev.backsource.config.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;
import java.util.HashMap;
import org.apache.kafka.common.TopicPartition;

/** An id is read back as it was written, and whatever else comes as an id is refused. */
class PositionsProperties {
    private static final String STREAM = "0f3a77c1";

    @Samples(500)
    void anIdSurvives(Sample sample) {
        var positions = positions(sample);
        assertThat(Positions.parse(positions.toString())).isEqualTo(positions);
    }

    @Samples(500)
    void anIdFitsALineAndAHeader(Sample sample) {
        var positions = positions(sample);
        assertThat(positions.toString()).matches("[0-9a-z.]+").hasSizeLessThan(400);
    }

    @Samples(2000)
    void anyTextIsRefused(Sample sample) {
        assertThatThrownBy(() -> Positions.parse(sample.text(300))).isInstanceOf(InvalidValueException.class);
    }

    @Samples(2000)
    void aMutatedIdIsRefusedOrMeansWhatItSays(Sample sample) {
        var text = new StringBuilder(positions(sample).toString());
        text.setCharAt(sample.between(0, text.length() - 1), sample.character());
        try {
            assertThat(Positions.parse(text.toString())).hasToString(text.toString());
        } catch (InvalidValueException e) {
            assertThat(e.detail()).contains("from=earliest");
        }
    }

    @Samples(500)
    void aShortenedIdIsRefusedOrFallsBack(Sample sample) {
        var positions = positions(sample);
        var text = positions.toString();
        var shortened = text.substring(0, sample.between(0, text.length() - 1));
        try {
            assertThat(positions.cover(Positions.parse(shortened))).isTrue();
        } catch (InvalidValueException e) {
            assertThat(e.detail()).contains("must be an event ID");
        }
    }

    private static Positions positions(Sample sample) {
        var byPartition = new HashMap<TopicPartition, Long>();
        for (var partition : StreamPartitions.ALL) {
            byPartition.put(partition, sample.between(0, 4_000_000_000_000_000_000L));
        }
        return Positions.at(STREAM, byPartition);
    }
}

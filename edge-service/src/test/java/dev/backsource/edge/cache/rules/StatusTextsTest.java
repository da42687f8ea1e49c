package dev.backsource.edge.cache.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.cache.rules.CacheStatus.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTextsTest {
    private static final String NAME = "edge-1";

    private final StatusTexts texts = new StatusTexts(NAME);

    private static List<CacheStatus> all() {
        var all = new ArrayList<CacheStatus>();
        all.add(CacheStatus.hit(60));
        for (var reason : Reason.values()) {
            for (var origin : List.of(0, 200, 404)) {
                var one = CacheStatus.fwd(reason).withFwdStatus(origin);
                all.addAll(List.of(
                        one,
                        one.withStored(),
                        one.withCollapsed(),
                        one.withStored().withCollapsed(),
                        one.withTtl(0),
                        one.withTtl(60).withStored()));
            }
        }
        return all;
    }

    @Test
    void shouldWriteEachStatusWhateverItWroteBefore() {
        for (var before : all()) {
            for (var status : all()) {
                // Given
                texts.of(before);

                // When
                var text = texts.of(status);

                // Then
                assertThat(text).isEqualTo(status.format(NAME));
            }
        }
    }

    @Test
    void shouldWriteTheUsualOneOnce() {
        // Given
        var usual = CacheStatus.fwd(Reason.URI_MISS).withFwdStatus(200);
        var first = texts.of(usual);
        texts.of(usual.withStored());

        // When
        var again = texts.of(usual);

        // Then
        assertThat(again).isSameAs(first);
    }
}

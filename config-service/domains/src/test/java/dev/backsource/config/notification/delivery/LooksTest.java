package dev.backsource.config.notification.delivery;

import static dev.backsource.config.notification.delivery.Notices.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.notification.AlertNotice;
import dev.backsource.config.notification.AlertSnapshot;
import dev.backsource.config.notification.delivery.MessageRows.Choice;
import dev.backsource.policy.finding.Severity;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LooksTest {
    private static final Instant NEXT = NOW.plusSeconds(30);
    private static final Choice SHOP = new Choice("a", "shop", Severity.WARNING);
    private static final Choice OTHER = new Choice("b", "other", Severity.WARNING);
    private static final AlertNotice ALERT = Notices.firing("a.example.com", "192.0.2.1", NOW);

    private final Looks looks = new Looks();

    @Test
    void shouldLookAtTheReceiversOfAChangeOnly() {
        // Given
        assertThat(due(1, read(), SHOP, OTHER)).containsExactly(SHOP, OTHER);

        // Then
        assertThat(due(1, read(), SHOP, OTHER)).isEmpty();
        assertThat(due(2, read(ALERT), SHOP, OTHER)).containsExactly(SHOP);
        assertThat(due(2, read(ALERT), SHOP, OTHER)).isEmpty();
        assertThat(due(3, read(), SHOP, OTHER)).containsExactly(SHOP);
    }

    @Test
    void shouldHashNoAlertsWithoutAChange() {
        // Given
        due(1, read(), SHOP);

        // Then
        assertThat(due(1, read(ALERT), SHOP))
                .as("the count says that none changed")
                .isEmpty();
        assertThat(due(2, read(ALERT), SHOP)).containsExactly(SHOP);
    }

    @Test
    void shouldLookWhenTheTimeHasComeAndWhenAllIsRead() {
        // Given
        due(1, new AlertSnapshot(List.of(), false, false), SHOP);

        // Then
        assertThat(due(1, read(), SHOP)).containsExactly(SHOP);
        assertThat(looks.begin(1, read(), List.of(SHOP)).isDue(SHOP, NEXT.minusMillis(1)))
                .isFalse();
        assertThat(looks.begin(1, read(), List.of(SHOP)).isDue(SHOP, NEXT)).isTrue();
    }

    @Test
    void shouldLookAtReceiversThatAreNewOrChanged() {
        // Given
        due(1, read(ALERT), SHOP);
        var edited = new Choice(SHOP.id(), "other", Severity.WARNING);

        // Then
        assertThat(due(1, read(ALERT), SHOP, OTHER)).containsExactly(OTHER);
        assertThat(due(1, read(ALERT), edited)).containsExactly(edited);
        assertThat(due(1, read(ALERT), edited, OTHER)).as("gone in between").containsExactly(OTHER);
    }

    /** Its receivers may have looks at another state than that of the last round that ended. */
    @Test
    void shouldTrustNoCountAfterARoundThatWasGivenUp() {
        // Given
        due(1, read(ALERT), SHOP, OTHER);
        var edited = new Choice(SHOP.id(), "other", Severity.WARNING);
        looks.begin(1, read(ALERT), List.of(edited, OTHER)).compared(edited, NEXT);

        // Then
        assertThat(due(1, read(ALERT), SHOP, OTHER)).containsExactly(SHOP);
    }

    /** The receivers that a whole round compares. */
    private List<Choice> due(long changes, AlertSnapshot present, Choice... receivers) {
        var round = looks.begin(changes, present, List.of(receivers));
        var due = Stream.of(receivers)
                .filter(receiver -> round.isDue(receiver, NOW))
                .toList();
        due.forEach(receiver -> round.compared(receiver, NEXT));
        round.end();
        return due;
    }

    private static AlertSnapshot read(AlertNotice... alerts) {
        return new AlertSnapshot(List.of(alerts), true, true);
    }
}

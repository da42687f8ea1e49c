package dev.backsource.config.notification.delivery;

import static dev.backsource.config.notification.delivery.Notices.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.config.notification.AlertNotice;
import dev.backsource.config.notification.AlertSnapshot;
import dev.backsource.config.notification.ToldAlert;
import dev.backsource.config.notification.delivery.Claims.Claim;
import dev.backsource.config.notification.receiver.ReceiverKind;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertmanagersTest {
    /** What isn't sent again ends by itself: an instance that has read nothing yet must send it all the same. */
    @Test
    void shouldSendAgainWhatFiresAlsoWhenItIsUnread() {
        // Given
        var unread = Notices.firing("a.example.com", "192.0.2.1", NOW);
        var read = Notices.firing("b.example.com", "192.0.2.1", NOW);
        var ends = Notices.firing("c.example.com", "192.0.2.1", NOW);
        var present = Notices.firing("b.example.com", "192.0.2.9", NOW);

        // When
        var lasting = Alertmanagers.lasting(
                        List.of(present), told(unread, read, ends), List.of(Notices.resolved(ends, NOW)))
                .toList();

        // Then
        assertThat(lasting).containsExactlyInAnyOrder(unread, read.as(present));
    }

    /** An instance may have been killed after Alertmanager had accepted the beginning, and before it had recorded that. */
    @Test
    void shouldTellAnEndWhoseBeginningTheKilledInstanceMayHaveSent() {
        // Given
        var began = NOW.minusSeconds(90);
        var unknown = ended("unknown.example.com", began, NOW);
        var again = ended("again.example.com", began, NOW);
        var told = ended("told.example.com", began, NOW);
        var firing = Notices.firing("firing.example.com", "192.0.2.1", began);
        var old = ended("old.example.com", began, began);
        var earlier = ended("again.example.com", began.minusSeconds(60), began.minusSeconds(30));
        var present =
                List.of(unknown, again, told, Notices.resolved(firing, NOW), old, Notices.firing("new", "::1", NOW));
        var known = told(earlier, told, firing);

        // Then
        assertThat(Alertmanagers.unrecorded(claim(NOW), new AlertSnapshot(present, true, true), known))
                .containsExactly(unknown, again);
        assertThat(Alertmanagers.unrecorded(claim(NOW), new AlertSnapshot(present, false, false), known))
                .isEmpty();
        assertThat(Alertmanagers.unrecorded(claim(null), new AlertSnapshot(present, true, true), known))
                .isEmpty();
    }

    /** Otherwise what fires at the start would wait for the next time of sending all again. */
    @Test
    void shouldNotTakeChangesAsSeenBeforeAllAlertsAreRead() {
        // Given
        var due = List.of(Notices.firing("a.example.com", "192.0.2.1", NOW));

        // Then
        assertThat(Alertmanagers.isSeen(new AlertSnapshot(due, false, false), List.of()))
                .isFalse();
        assertThat(Alertmanagers.isSeen(new AlertSnapshot(due, true, false), due))
                .isFalse();
        assertThat(Alertmanagers.isSeen(new AlertSnapshot(due, true, false), List.of()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alerts.example.net:9093",
                "http:///path",
                "http://user@alerts.example.net",
                "http://alerts.example.net/#top",
                "http://alerts.example.net/?q"
            })
    void shouldRefuseToStartWithoutAnAddress(String url) {
        assertThatThrownBy(() -> AlertmanagerRows.ids(List.of(URI.create(url))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("backsource.notification.alertmanager.urls");
    }

    @Test
    void shouldRefuseToStartWithAnAddressTwice() {
        assertThatThrownBy(() -> AlertmanagerRows.ids(
                        List.of(URI.create("http://alerts.example.net"), URI.create("http://alerts.example.net/"))))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Claim claim(@Nullable Instant abandoned) {
        return new Claim("r", NOW.plusSeconds(30), abandoned, ReceiverKind.ALERTMANAGER, null, null, 0, null, NOW);
    }

    private static AlertNotice ended(String domain, Instant from, Instant to) {
        return Notices.resolved(Notices.firing(domain, "192.0.2.1", from), to);
    }

    private static Map<String, ToldAlert> told(AlertNotice... notices) {
        return Stream.of(notices).collect(Collectors.toMap(AlertNotice::key, notice -> new ToldAlert(notice, NOW)));
    }
}

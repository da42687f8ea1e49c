package dev.backsource.config.api.changerequests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.access.Author;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.api.answers.DomainAnswer;
import dev.backsource.config.changerequests.ChangeRequest;
import dev.backsource.config.changerequests.ChangeRequestState;
import dev.backsource.config.changerequests.PartsChange;
import dev.backsource.config.changerequests.PortGrant;
import dev.backsource.config.changerequests.RequestedChange;
import dev.backsource.config.history.FieldChange;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.testing.config.SampleDomains;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeRequestAnswerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void shouldShowTheEffectOfAGrantOnThePresentDomain() {
        // Given
        var now = SampleDomains.domain(80).with(Part.GRANTED_PORTS, new GrantedPorts(8080, null));

        // When
        var answer = ChangeRequestAnswer.of(open(new PortGrant(new GrantedPorts(null, 8443))), now, null);

        // Then
        assertThat(answer.ports()).isEqualTo(new GrantedPorts(null, 8443));
        assertThat(answer.base()).isNull();
        assertThat(answer.changes()).extracting(FieldChange::field).containsExactly("grantedPorts.https");
    }

    @Test
    void shouldWarnOfPartsThatWeakenThePresentDomain() {
        // Given
        var now = SampleDomains.domain(80).with(Part.POLICY, policy(RedirectType.HTTPS));
        var wanted = now.with(Part.POLICY, policy(RedirectType.HTTP));

        // When
        var answer = ChangeRequestAnswer.of(open(new PartsChange(2, wanted, null)), now, null);

        // Then
        assertThat(answer.base()).isEqualTo(2);
        assertThat(answer.wanted()).isEqualTo(DomainAnswer.Domain.of(wanted));
        assertThat(answer.changes())
                .extracting(FieldChange::field)
                .containsExactly("originProtocolPolicy.redirectType");
        assertThat(answer.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.code()).isEqualTo("origin-tls-removed"));
    }

    /** One port can't have both protocols; the request can still be read, and declined. */
    @Test
    void shouldShowARequestThatIsNoLongerValid() {
        // Given
        var now = SampleDomains.domain(80).with(Part.GRANTED_PORTS, new GrantedPorts(8443, null));

        // When
        var answer = ChangeRequestAnswer.of(open(new PortGrant(new GrantedPorts(null, 8443))), now, null);

        // Then
        assertThat(answer.changes()).isNull();
        assertThat(answer.state()).isEqualTo(ChangeRequestState.OPEN);
    }

    private static OriginProtocolPolicy policy(RedirectType type) {
        return new OriginProtocolPolicy(true, type, ContentPolicy.DISABLED);
    }

    private static ChangeRequest open(RequestedChange change) {
        return new ChangeRequest(
                "019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071",
                SampleDomains.domain(80).name(),
                change,
                "x",
                ChangeRequestState.OPEN,
                NOW,
                "alice",
                new Author(CallerKind.PERSON, "acct_A", "alice", List.of()),
                NOW.plus(Duration.ofDays(7)),
                null,
                null,
                null,
                null,
                null);
    }
}

package dev.backsource.policy.progressive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CandidateTest {
    private static final OriginRequest REQUEST = OriginRequest.DEFAULT.withHost("origin.example.com");
    private static final OriginTls UNVERIFIED = new OriginTls(OriginTls.Verification.NONE);

    private final Domain baseline = Domain.of(DomainName.parse("www.example.com"), List.of(origin("192.0.2.1")));

    @Test
    void shouldHoldThePartsThatDiffer() {
        // When
        var candidate = Candidate.of(baseline, baseline.with(Part.ORIGIN_REQUEST, REQUEST));

        // Then
        assertThat(candidate.get(Part.ORIGIN_REQUEST)).isEqualTo(REQUEST);
        assertThat(candidate.get(Part.ORIGINS)).isNull();
        assertThat(candidate).isEqualTo(Candidate.of(Map.of(Part.ORIGIN_REQUEST, REQUEST)));
    }

    @Test
    void shouldChangeABaselineToTheDomainThatItWasMadeOf() {
        // Given
        var changed = baseline.with(Part.ORIGINS, List.of(origin("192.0.2.2"), origin("192.0.2.3")))
                .with(Part.ORIGIN_TLS, UNVERIFIED)
                .with(Part.ORIGIN_REQUEST, REQUEST);

        // When / Then
        assertThat(Candidate.of(baseline, changed).appliedTo(baseline)).isEqualTo(changed);
    }

    /** Other parts of the domain may change while a rollout is under way. */
    @Test
    void shouldLeaveOtherPartsAsTheBaselineHasThem() {
        // Given
        var candidate = Candidate.of(baseline, baseline.with(Part.ORIGIN_REQUEST, REQUEST));

        // When
        var changed = candidate.appliedTo(baseline.with(Part.CACHING, new Caching(false)));

        // Then
        assertThat(changed.get(Part.CACHING)).isEqualTo(new Caching(false));
        assertThat(changed.originRequest()).isEqualTo(REQUEST);
    }

    @Test
    void shouldRefuseToChangeNothing() {
        assertThatThrownBy(() -> Candidate.of(baseline, baseline))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("must change a part of the domain");
        assertThatThrownBy(() -> Candidate.of(Map.of())).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void shouldRefuseAPartThatBackToOriginRequestsDoNotDependOn() {
        assertThatThrownBy(() -> Candidate.of(baseline, baseline.with(Part.CACHING, new Caching(false))))
                .isInstanceOfSatisfying(InvalidValueException.class, refused -> {
                    assertThat(refused.field()).isEqualTo("caching");
                    assertThat(refused.detail()).isEqualTo("can't be changed by a progressive rollout");
                });
    }

    @Test
    void shouldRefuseAValueThatItsPartDoesNotAllow() {
        // Given
        var twice = List.of(origin("192.0.2.1"), origin("192.0.2.1"));

        // When / Then
        assertThatThrownBy(() -> Candidate.of(Map.of(Part.ORIGINS, twice)).appliedTo(baseline))
                .isInstanceOf(InvalidValueException.class);
    }

    private static Origin origin(String address) {
        return new Origin(OriginAddress.parse(address), 80, OriginPriority.PRIMARY, Origin.DEFAULT_WEIGHT);
    }
}

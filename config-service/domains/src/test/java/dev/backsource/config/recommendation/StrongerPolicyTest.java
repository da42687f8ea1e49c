package dev.backsource.config.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.Part;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.testing.config.SampleDomains;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrongerPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "80,  ,       HTTPS,  true",
        "80,  ,       FOLLOW, true",
        "80,  ,       HTTP,   false",
        "443, ,       HTTPS,  false",
        "443, ,       FOLLOW, false",
        "80,  HTTP,   FOLLOW, true",
        "80,  FOLLOW, HTTPS,  true",
        "80,  HTTPS,  HTTPS,  false",
        "80,  HTTPS,  FOLLOW, false",
        "80,  HTTPS,  HTTP,   false",
    })
    void shouldProtectMoreAndNothingLess(
            int port, @Nullable RedirectType inForce, RedirectType recommended, boolean isStronger) {
        // Given
        var domain = SampleDomains.domain(port);
        var present = inForce == null
                ? domain
                : domain.with(Part.POLICY, new OriginProtocolPolicy(true, inForce, ContentPolicy.DISABLED));

        // When
        var policy = StrongerPolicy.of(present, recommended);

        // Then
        assertThat(policy != null).isEqualTo(isStronger);
    }
}

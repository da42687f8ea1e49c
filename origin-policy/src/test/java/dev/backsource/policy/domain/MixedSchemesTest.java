package dev.backsource.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MixedSchemesTest {
    @ParameterizedTest
    @CsvSource({
        "443, 80, false, true",
        "443, 8080, false, true",
        "443, 443, false, false",
        "80, 8080, false, false",
        "443, 80, true, false"
    })
    void shouldTellDomainsOfWhichSomeOriginsAreAskedWithTlsAndOthersWithout(
            int first, int second, boolean enabled, boolean expected) {
        // Given
        var domain = Domain.of(
                        DomainName.parse("www.example.test"),
                        List.of(origin("192.0.2.1", first), origin("192.0.2.2", second)))
                .with(Part.POLICY, new OriginProtocolPolicy(enabled, RedirectType.FOLLOW, ContentPolicy.DISABLED));

        // When
        var mixed = MixedSchemes.in(domain);

        // Then
        assertThat(mixed).isEqualTo(expected);
    }

    private static Origin origin(String address, int port) {
        return new Origin(OriginAddress.parse(address), port, OriginPriority.PRIMARY, Origin.DEFAULT_WEIGHT);
    }
}

package dev.backsource.cli.apply.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.cli.apply.ArbitraryDomains;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.GrantedPorts;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.testing.samples.Sample;
import dev.backsource.testing.samples.Samples;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DomainTextTest {
    private static final Domain PLAIN = Domain.of(
            DomainName.parse("www.example.com"),
            List.of(new Origin(OriginAddress.parse("192.0.2.1"), 80, OriginPriority.PRIMARY, 10)));

    @Samples(300)
    void shouldReadAsTheDomainThatWasWritten(Sample sample) {
        // Given
        var domain = ArbitraryDomains.domain(sample);
        var team = sample.orNull(0.5, () -> sample.of("shop", "no", "12", "-"));

        // When
        var text = DomainText.of(domain, team);

        // Then
        var read = read(text);
        assertThat(read.domain()).isEqualTo(domain);
        assertThat(read.team()).isEqualTo(team);
    }

    @Samples(100)
    void shouldBeWrittenAlikeWhenItWasRead(Sample sample) {
        // Given
        var text = DomainText.of(ArbitraryDomains.domain(sample), null);

        // When
        var again = DomainText.of(read(text).domain(), null);

        // Then
        assertThat(again).isEqualTo(text);
    }

    @Test
    void shouldSayOnlyWhatIsNotTheSameWhenLeftOut() {
        // When
        var text = DomainText.of(PLAIN, null);

        // Then
        assertThat(text).isEqualTo("""
            apiVersion: backsource/v1
            kind: Domain
            name: www.example.com
            origins:
              - address: 192.0.2.1
                port: 80
            """);
    }

    @Test
    void shouldSayWhatIsAnother() {
        // Given
        var domain = PLAIN.with(
                        Part.POLICY,
                        new OriginProtocolPolicy(true, RedirectType.FOLLOW, ContentPolicy.enabled(RedirectType.HTTPS)))
                .with(Part.GRANTED_PORTS, new GrantedPorts(8080, null));

        // When
        var text = DomainText.of(domain, "shop");

        // Then
        assertThat(text).isEqualTo("""
            apiVersion: backsource/v1
            kind: Domain
            name: www.example.com
            team: shop
            # An administrator granted custom ports: HTTP 8080. Request others with `backsource change-requests create`.
            origins:
              - address: 192.0.2.1
                port: 80
            originProtocolPolicy:
              enabled: true
              redirectType: FOLLOW
              dynamic:
                enabled: true
                redirectType: HTTPS
            """);
    }

    private static DomainFile read(String text) {
        var input = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return DomainFiles.read(List.of("-"), input, false).get(0);
    }
}

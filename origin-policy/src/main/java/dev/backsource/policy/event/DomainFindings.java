package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.finding.Finding;
import dev.backsource.policy.finding.FindingReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One edge's findings of one domain; all that it has, or as many as have room in a report. Their JSON has no words, which readers make themselves.
 *
 * @param domain its name, wildcards as {@code *.example.com}
 * @param findings at most {@link Finding#MAX_FINDINGS}
 */
public record DomainFindings(
        String domain,
        @JsonIgnoreProperties({"detail", "remedy"}) List<Finding> findings) {
    /** The most domains of a report. */
    public static final int MAX_DOMAINS = 100;

    public DomainFindings {
        DomainName.parse(domain);
        findings = List.copyOf(findings);
        if (findings.size() > Finding.MAX_FINDINGS) {
            throw new InvalidValueException("findings has more than " + Finding.MAX_FINDINGS + " entries");
        }
    }

    /** The reader of a list, without entries that can't be read and those beyond {@link #MAX_DOMAINS}. */
    static final class ReaderOfList extends JsonDeserializer<List<DomainFindings>> {
        @Override
        public List<DomainFindings> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var read = new ArrayList<DomainFindings>();
            for (var entry : context.readTree(parser)) {
                try {
                    var domain = DomainName.parse(entry.path("domain").asText()).value();
                    var findings = FindingReader.list(entry.path("findings"), context);
                    if (read.size() < MAX_DOMAINS && !findings.isEmpty()) {
                        read.add(new DomainFindings(domain, findings));
                    }
                } catch (InvalidValueException unreadable) {
                    // The other entries are kept.
                }
            }
            return List.copyOf(read);
        }

        @Override
        public List<DomainFindings> getNullValue(DeserializationContext context) {
            return List.of();
        }
    }
}

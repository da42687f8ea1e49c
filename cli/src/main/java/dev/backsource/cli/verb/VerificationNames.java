package dev.backsource.cli.verb;

import dev.backsource.policy.domain.OriginTls.Verification;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The verifications in the form of the command line. Picocli lists them in help texts and creates instances. */
public final class VerificationNames implements Iterable<String> {
    public static final List<String> ALL = Stream.of(Verification.values())
            .map(verification -> verification.name().toLowerCase(Locale.ROOT))
            .toList();

    @Override
    public Iterator<String> iterator() {
        return ALL.iterator();
    }
}

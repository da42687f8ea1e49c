package dev.backsource.cli.verb;

import dev.backsource.policy.protocol.RedirectType;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The policies in the form of the command line: every redirect type, and {@code off}. Picocli lists them in help texts and creates instances. */
public final class PolicyNames implements Iterable<String> {
    public static final List<String> ALL = Stream.concat(
                    Stream.of(RedirectType.values()).map(RedirectType::name), Stream.of("off"))
            .toList();

    @Override
    public Iterator<String> iterator() {
        return ALL.iterator();
    }
}

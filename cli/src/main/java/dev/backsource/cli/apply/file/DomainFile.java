package dev.backsource.cli.apply.file;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A domain as a file says it is to be.
 *
 * @param file the file's name
 * @param domain whole; granted ports aren't the file's to say
 * @param team whose it is to be; null when the file doesn't say
 * @param lines of each field, by its path
 */
public record DomainFile(
        String file, Domain domain, @Nullable String team, Map<String, Integer> lines) {
    public DomainName name() {
        return domain.name();
    }

    /** Where the field is said, or what is around it when it isn't. */
    public Place place(String path) {
        return new Place(file, YamlDocument.lineOf(path, lines));
    }
}

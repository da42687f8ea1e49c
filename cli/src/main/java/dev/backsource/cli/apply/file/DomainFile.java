package dev.backsource.cli.apply.file;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wanted state of a domain, from a file.
 *
 * @param file the file's name
 * @param domain whole, but for granted ports, which files can't set
 * @param team the id of the team to own it; null when the file names none
 * @param lines the line of each field, by its path
 */
public record DomainFile(
        String file, Domain domain, @Nullable String team, Map<String, Integer> lines) {
    public DomainName name() {
        return domain.name();
    }

    /** The place of the field, or of the object around it when the field is absent. */
    public FilePosition place(String path) {
        return new FilePosition(file, YamlDocument.lineOf(path, lines));
    }
}

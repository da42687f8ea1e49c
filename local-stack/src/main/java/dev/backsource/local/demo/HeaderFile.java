package dev.backsource.local.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A file with the header line that an access key is sent in, as {@code curl -H @FILE} takes it. */
public record HeaderFile(Path path) {
    private static final Pattern LINE = Pattern.compile("Authorization: (Bearer bsk_[A-Za-z0-9_-]{1,200})\\s*");

    /** Whether the file exists and holds such a line. */
    public boolean holdsKey() {
        return Files.exists(path) && LINE.matcher(text()).matches();
    }

    /**
     * The value of the {@code Authorization} field.
     *
     * @throws IllegalStateException when the file can't be read or holds something else; the message names it
     */
    public String authorization() {
        var line = LINE.matcher(text());
        if (!line.matches()) {
            throw new IllegalStateException(path + " does not hold one line \"Authorization: Bearer bsk_…\"");
        }
        return line.group(1);
    }

    private String text() {
        try {
            return Files.readString(path, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalStateException("the access key can't be read from " + path + ": " + e, e);
        }
    }
}

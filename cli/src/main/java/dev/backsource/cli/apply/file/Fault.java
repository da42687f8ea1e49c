package dev.backsource.cli.apply.file;

/**
 * What is wrong with a file.
 *
 * @param detail what is wrong and what to do
 */
public record Fault(Place place, String detail) {
    @Override
    public String toString() {
        return place + ": " + detail;
    }
}

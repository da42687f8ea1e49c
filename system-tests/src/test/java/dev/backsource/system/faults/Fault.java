package dev.backsource.system.faults;

/**
 * Something that befalls a part, and its end.
 *
 * @param name such as {@code kill edge-1}
 */
record Fault(String name, Runnable strike, Runnable heal) {
    static Fault kill(Part part) {
        return new Fault("kill " + part.name(), part::kill, part::restart);
    }

    /** It starts again beside whatever follows. */
    static Fault killBeside(ServicePart part) {
        return new Fault("kill " + part.name(), part::kill, part::relaunch);
    }

    static Fault freeze(Part part) {
        return new Fault("freeze " + part.name(), part::freeze, part::thaw);
    }

    /** {@code link} is the one from {@code near} to {@code far}. */
    static Fault cut(Link link, String near, String far) {
        return new Fault("cut " + near + " off " + far, link::cut, link::restore);
    }

    static Fault silence(Link link, String near, String far) {
        return new Fault("silence between " + near + " and " + far, link::silence, link::restore);
    }
}

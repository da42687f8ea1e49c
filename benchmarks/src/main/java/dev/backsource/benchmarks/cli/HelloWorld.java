package dev.backsource.benchmarks.cli;

/** The least that a program on the JVM can do. */
final class HelloWorld {
    private HelloWorld() {}

    public static void main(String[] arguments) {
        System.out.println("hello, world");
    }
}

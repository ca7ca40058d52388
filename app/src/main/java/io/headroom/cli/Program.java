package io.headroom.cli;

import io.headroom.calibrate.BadMeasurements;
import io.headroom.intake.BadSpreadsheet;
import io.headroom.plan.InvalidPlan;
import io.headroom.problems.Problems;
import io.headroom.start.StartFailed;
import io.headroom.store.BadPlanFile;
import io.headroom.store.PlanFile;
import io.headroom.store.SaveFailed;
import io.headroom.trace.BadTraceFile;
import io.headroom.trust.BadReferenceFile;
import io.headroom.words.Words;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/// The command line. Exit codes: 0 done, 1 objectives not met (only where that was asked), 2 bad input or usage, 70 a mistake of ours.
/// An error is one line: what, where, and what to do. `-Dheadroom.trace=true` adds the stack trace of a mistake of ours.
public final class Program {
    /// Done.
    public static final int DONE = 0;
    /// An objective is missed, or a validation has a row outside, and `--check` asked.
    public static final int NOT_MET = 1;
    /// Bad input or usage.
    public static final int BAD_INPUT = 2;
    /// A mistake of ours (EX_SOFTWARE of sysexits.h).
    public static final int MISTAKE = 70;

    private static final Words WORDS = Words.of(Program.class);

    private final Terminal terminal;
    private final HeadroomCommand root;
    /// The commands by name, in the order in which help lists them.
    private final Map<String, Object> commands = new LinkedHashMap<>();

    /// A program that writes to a terminal.
    public Program(Terminal terminal, Display display, Window window, Picture picture, RunPicture runPicture) {
        this(terminal, display, window, picture, runPicture, Simulation.ENGINE);
    }

    Program(Terminal terminal, Display display, Window window, Picture picture, RunPicture runPicture, Simulation simulation) {
        this.terminal = terminal;
        root = new HeadroomCommand(terminal, display, window, new Demo(terminal, simulation, picture));
        commands.put("evaluate", new EvaluateCommand(terminal, simulation, picture));
        commands.put("compare", new CompareCommand(terminal));
        commands.put("size", new SizeCommand(terminal));
        commands.put("allocate", new AllocateCommand(terminal));
        commands.put("caps", new CapsCommand(terminal));
        commands.put("frontier", new FrontierCommand(terminal));
        commands.put("offers", new OffersCommand(terminal));
        commands.put("sweep", new SweepCommand(terminal));
        commands.put("forecast", new ForecastCommand(terminal));
        commands.put("import", new ImportCommand(terminal));
        commands.put("template", new TemplateCommand(terminal));
        commands.put("calibrate", new CalibrateCommand(terminal));
        commands.put("validate", new ValidateCommand(terminal, runPicture));
        commands.put("bench", new CommandLine(new BenchCommand(terminal, display)).addSubcommand("window", new WindowBenchCommand(terminal, display, window)));
    }

    /// Does what the arguments say, in the language that was asked for, which is in use already.
    ///
    /// @return the exit code
    public int run(LanguageChoice language) {
        if (language.unknown() != null) {
            say(WORDS.text("language.unknown", oneLine(language.unknown())));
            return BAD_INPUT;
        }
        return run(language.arguments().toArray(String[]::new));
    }

    /// Does what the arguments say.
    ///
    /// @return the exit code
    public int run(String... arguments) {
        try {
            return planAlone(arguments) ? root.open(Path.of(arguments[0]), null) : parser().execute(arguments);
        } catch (Throwable mistake) { // an Error too ends in one line
            return failed(mistake);
        }
    }

    /// Whether all that is asked for is a window on a plan: it opens a good deal sooner without the parser of all the commands.
    private static boolean planAlone(String... arguments) {
        return arguments.length == 1 && arguments[0].endsWith(PlanFile.EXTENSION) && !arguments[0].startsWith("-");
    }

    private CommandLine parser() {
        CommandLine parser = new CommandLine(root);
        commands.forEach(parser::addSubcommand);
        parser.setOut(new PrintWriter(terminal.out(), true, terminal.out().charset()));
        parser.setErr(new PrintWriter(terminal.err(), true, terminal.err().charset()));
        parser.setParameterExceptionHandler((problem, all) -> usage(problem));
        parser.setExecutionExceptionHandler((problem, command, parsed) -> failed(problem));
        parser.setExpandAtFiles(false); // a plan may be called @home.headroom
        parser.setUsageHelpAutoWidth(true);
        return parser;
    }

    private int usage(CommandLine.ParameterException problem) {
        String message = problem instanceof CommandLine.UnmatchedArgumentException unmatched ? unmatched(unmatched)
                : oneLine(String.valueOf(problem.getMessage()));
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        say(message + (message.endsWith(".") || message.endsWith("?") ? " " : ". ") + WORDS.text("usage.see", command));
        return BAD_INPUT;
    }

    private static String unmatched(CommandLine.UnmatchedArgumentException problem) {
        CommandLine command = problem.getCommandLine();
        String unexpected = WORDS.text("usage.unexpected", oneLine(String.join(" ", problem.getUnmatched())));
        if (problem.isUnknownOption()) {
            return unexpected + problem.getSuggestions().stream().findFirst().map(name -> " " + WORDS.text("usage.maybe", name)).orElse("");
        }
        String first = command.getParseResult().originalArgs().getFirst();
        boolean taken = command.getSubcommands().isEmpty() || first.startsWith("-") || Files.exists(Path.of(first));
        return taken ? unexpected : WORDS.text("usage.command", oneLine(first), String.join(", ", command.getSubcommands().keySet()));
    }

    private int failed(Throwable problem) {
        if (oneLiner(problem)) {
            say(oneLine(Problems.said(problem)));
            return BAD_INPUT;
        }
        if (outOfMemory(problem)) {
            say(WORDS.text("memory", Long.toString(Runtime.getRuntime().maxMemory() >> 20)));
            return BAD_INPUT;
        }
        if (Boolean.getBoolean("headroom.trace")) {
            problem.printStackTrace(terminal.err());
        }
        say(WORDS.text("mistake", oneLine(problem.toString())));
        return MISTAKE;
    }

    /// Whether a problem brings a line that a person can act on.
    private static boolean oneLiner(Throwable problem) {
        return switch (problem) {
            case BadInput bad -> true;
            case BadPlanFile bad -> true;
            case BadTraceFile bad -> true;
            case BadSpreadsheet bad -> true;
            case BadReferenceFile bad -> true;
            case BadMeasurements bad -> true;
            case SaveFailed bad -> true;
            case InvalidPlan bad -> true;
            case StartFailed bad -> true;
            default -> false;
        };
    }

    /// Work on other threads hands it over as a cause.
    private static boolean outOfMemory(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    private static String oneLine(String message) {
        return message.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    private void say(String message) {
        terminal.err().println(WORDS.text("error", message));
    }
}

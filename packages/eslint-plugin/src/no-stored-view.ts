import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
// Not the package itself: that one requires eslint, which oxlint does not bring.
import { getParserServices, RuleCreator } from "@typescript-eslint/utils/eslint-utils";
import { Exemptions } from "./exemptions.ts";
import { Bases } from "./flow/bases.ts";
import { loopTarget, staticName, unwrap } from "./flow/ast.ts";
import { Flow } from "./flow/flow.ts";
import { Reaching } from "./flow/reads.ts";
import { startTrace, type Sink, type Trace } from "./flow/trace.ts";
import { Judge } from "./judge.ts";
import { type MessageId, messages, type Wording, wordingFor } from "./messages.ts";
import { defaultOptions, namedTypes, type Options, schema } from "./options.ts";
import { suggestionsFor } from "./suggestions.ts";
import { CheckerFacts } from "./types/checker.ts";
import type { TypeFacts } from "./types/facts.ts";
import { SyntaxFacts } from "./types/syntax.ts";
import { hasViewsAsRows, isMarkedView, type Surroundings, type View, viewMadeBy } from "./views.ts";

/** What the documentation tooling reads of a rule. */
export interface PluginDocs {
  readonly recommended: boolean;
  readonly requiresTypeChecking: boolean;
}

type Context = Readonly<TSESLint.RuleContext<MessageId, [Options]>>;

const createRule = RuleCreator<PluginDocs>(
  (name) => `https://github.com/tsmem/tsmem/blob/main/packages/eslint-plugin/docs/rules/${name}.md`,
);

/** Reports views that are stored for long without a copy, and so keep their whole base in memory. */
export const noStoredView: TSESLint.RuleModule<MessageId, [Options], PluginDocs> = createRule<
  [Options],
  MessageId
>({
  name: "no-stored-view",
  meta: {
    type: "problem",
    docs: {
      description: "disallow storing views for long without a copy",
      recommended: true,
      requiresTypeChecking: true,
    },
    hasSuggestions: true,
    schema: [schema],
    messages,
    defaultOptions: [defaultOptions],
  },
  create(context, [options]) {
    const check = new Check(context, { ...defaultOptions, ...options });
    return check.listeners();
  },
});

/** One place that is reported, with every view that is stored there. */
interface Report {
  readonly wording: Wording;
  readonly site: TSESTree.Node;
  readonly views: Map<TSESTree.Node, Trace>;
}

/** One run over one file: gather what may matter, then follow every view. */
class Check {
  readonly #context: Context;
  readonly #options: Required<Options>;
  readonly #around: Surroundings;
  readonly #candidates: (() => void)[] = [];
  readonly #assignments: TSESTree.AssignmentExpression[] = [];
  readonly #calls: TSESTree.CallExpression[] = [];
  readonly #methodCalls = new Map<string, TSESTree.CallExpression[]>();
  readonly #memberReads = new Map<string, TSESTree.MemberExpression[]>();
  readonly #reports: Report[] = [];
  readonly #reported = new Map<string, Report>();

  constructor(context: Context, options: Required<Options>) {
    this.#context = context;
    this.#options = options;
    this.#around = { facts: factsFor(context, options), source: context.sourceCode, options };
  }

  listeners(): TSESLint.RuleListener {
    return {
      AssignmentExpression: (node) => {
        this.#assignments.push(node);
        this.#patternRows(node.left, node.right);
      },
      CallExpression: (node) => {
        this.#call(node);
      },
      NewExpression: (node) => {
        if (node.arguments.length > 1) this.#candidate(node);
      },
      MemberExpression: (node) => {
        this.#member(node);
      },
      VariableDeclarator: (node) => {
        if (node.init) this.#patternRows(node.id, node.init);
      },
      ForOfStatement: (node) => {
        if (!node.await)
          this.#rowsOf(node.right, (flow, trace) => {
            const target = loopTarget(node);
            flow.runFromPattern(target, { ...trace, view: { ...trace.view, node: target } });
          });
      },
      SpreadElement: (node) => {
        if (node.parent.type !== "ObjectExpression")
          this.#rowsOf(node.argument, (flow, trace) => {
            flow.run(node.argument, { ...trace, path: [null], sitePath: [null] });
          });
      },
      ":function > Identifier.params, :function > AssignmentPattern.params > Identifier.left": (
        node: TSESTree.Identifier,
      ) => {
        if (node.typeAnnotation) this.#markedParameter(node);
      },
      "Program:exit": () => {
        for (const run of this.#candidates) run();
        for (const report of this.#reports) this.#emit(report);
      },
    };
  }

  #call(node: TSESTree.CallExpression): void {
    this.#calls.push(node);
    const { callee } = node;
    if (callee.type === "MemberExpression") {
      const name = staticName(callee);
      if (name !== null) {
        addTo(this.#methodCalls, name, node);
        if (name === "from" && node.arguments.length > 0) this.#arrayFrom(node);
      }
    }
    this.#candidate(node);
  }

  #flow(): Flow {
    const { sourceCode } = this.#context;
    const reaching = new Reaching(sourceCode);
    const bases = new Bases(this.#around, reaching);
    const index = { assignments: this.#assignments, calls: this.#calls };
    const fileIndex = { methodCalls: this.#methodCalls, memberReads: this.#memberReads };
    const judge = new Judge(new Exemptions(this.#around, bases, index), this.#options, sourceCode);
    return new Flow(this.#around, fileIndex, reaching, (trace, sink) => {
      const finding = judge.judge(trace, sink);
      if (finding)
        this.#report(
          trace,
          finding.sink,
          wordingFor(trace, finding.sink, finding.base, finding.isCursor, this.#around),
        );
      return finding !== null;
    });
  }

  /** An expression that may make a view, to be followed when the whole file is known. */
  #candidate(node: TSESTree.CallExpression | TSESTree.NewExpression): void {
    if (!isUsed(node)) return;
    this.#candidates.push(() => {
      const view =
        viewMadeBy(node, this.#around) ??
        (node.type === "CallExpression" && isMarkedView(node, this.#around)
          ? ({ node, source: null, kind: "memory" } satisfies View)
          : null);
      if (view)
        this.#run((flow) => {
          flow.run(node, startTrace(view, node));
        });
    });
  }

  #member(node: TSESTree.MemberExpression): void {
    const { parent } = node;
    if (parent.type === "CallExpression" && parent.callee === node) return;
    if (parent.type === "AssignmentExpression" && parent.left === node) return;
    const name = staticName(node);
    if (name !== null) addTo(this.#memberReads, name, node);
    if (parent.type === "MemberExpression" || !isUsed(node)) return;
    if (!this.#around.facts.knowsNDArray) return;
    this.#candidates.push(() => {
      const view =
        viewMadeBy(node, this.#around) ??
        (isMarkedView(node, this.#around)
          ? ({ node, source: null, kind: "memory" } satisfies View)
          : null);
      if (view)
        this.#run((flow) => {
          flow.run(node, startTrace(view, node));
        });
    });
  }

  #markedParameter(node: TSESTree.Identifier): void {
    if (!this.#around.facts.knowsNDArray) return;
    this.#candidates.push(() => {
      if (!isMarkedView(node, this.#around)) return;
      const view: View = { node, source: null, kind: "memory" };
      this.#run((flow) => {
        flow.runFromPattern(node, startTrace(view, node));
      });
    });
  }

  /** `const [first] = array` takes rows. */
  #patternRows(pattern: TSESTree.Node, value: TSESTree.Expression): void {
    if (pattern.type !== "ArrayPattern") return;
    this.#rowsOf(value, (flow, trace) => {
      flow.runFromPattern(pattern, { ...trace, path: [null], sitePath: [null] });
    });
  }

  #arrayFrom(node: TSESTree.CallExpression): void {
    const [first] = node.arguments;
    if (!first || first.type === "SpreadElement") return;
    if (node.callee.type !== "MemberExpression" || node.callee.object.type !== "Identifier") return;
    if (node.callee.object.name !== "Array") return;
    this.#rowsOf(first, (flow, trace) => {
      flow.run(first, { ...trace, path: [null], sitePath: [null] });
    });
  }

  #rowsOf(node: TSESTree.Node, run: (flow: Flow, trace: Trace) => void): void {
    if (!this.#around.facts.knowsNDArray) return;
    this.#candidates.push(() => {
      if (!hasViewsAsRows(node, this.#around)) return;
      const view: View = { node, source: node, kind: "rows" };
      this.#run((flow) => {
        run(flow, startTrace(view, node));
      });
    });
  }

  #shared: Flow | null = null;

  #run(follow: (flow: Flow) => void): void {
    this.#shared ??= this.#flow();
    follow(this.#shared);
  }

  #report(trace: Trace, sink: Sink, wording: Wording): void {
    const escapes =
      sink.kind === "return" || sink.kind === "bound" || wording.messageId === "gatheredInLoop";
    const atSite = `site ${trace.site.range.join("-")}`;
    const keys = [
      atSite,
      ...(trace.closure
        ? [`closure ${String(trace.closure.range[0])} ${trace.view.node.range.join("-")}`]
        : []),
      ...(escapes
        ? [
            `view ${trace.view.node.range.join("-")} ${trace.left.map(({ call }) => call.range[0]).join()}`,
          ]
        : []),
    ];
    const known = this.#reported.get(atSite);
    if (known) known.views.set(trace.view.node, trace);
    if (keys.some((key) => this.#reported.has(key))) return;
    const report = { wording, site: trace.site, views: new Map([[trace.view.node, trace]]) };
    for (const key of keys) this.#reported.set(key, report);
    this.#reports.push(report);
  }

  #emit({ wording, site, views }: Report): void {
    const suggest = suggestionsFor([...views.values()], this.#around);
    this.#context.report({ node: site, ...wording, suggest });
  }
}

function addTo<T>(lists: Map<string, T[]>, name: string, node: T): void {
  const list = lists.get(name);
  if (list) list.push(node);
  else lists.set(name, [node]);
}

/** Whether the value of an expression goes anywhere. */
function isUsed(node: TSESTree.Node): boolean {
  return node.parent?.type !== "ExpressionStatement" && unwrap(node) === node;
}

function factsFor(context: Context, options: Required<Options>): TypeFacts {
  const { parserServices } = context.sourceCode;
  if (!parserServices?.program) return new SyntaxFacts(context.sourceCode);
  return new CheckerFacts(getParserServices(context), namedTypes(options));
}

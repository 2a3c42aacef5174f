import { readFileSync } from 'node:fs';

const titles: string[] = [];
const byName = new Map<string, string>();
let last = '';

export class Titles {
  private title = '';
  private list: string[] = [];
  private n = 0;

  keep(page: string, n: number, a: string, b: string): void {
    this.title = page.slice(0, 80); // report options strings: a long part
    this.title = page.slice(80); // report options strings: the rest
    this.title = page.slice(n); // report options strings: of unknown length
    this.title = page.slice(n, n + 4); // report options strings: of unknown length
    this.title = page.slice(0, 12); // ok options strings: at most twelve
    this.title = page.slice(0, 13); // report options strings: thirteen
    this.title = page.slice(4, 16); // ok options strings: at most twelve
    this.title = page.slice(-12); // ok options strings: at most twelve
    this.title = page.slice(-13); // report options strings: thirteen
    this.title = page.substring(0, 80); // report options strings: a long part
    this.title = page.substring(4, 12); // ok options strings: at most twelve
    this.title = page.substr(4, 12); // ok options strings: at most twelve
    this.title = page.substr(4, 80); // report options strings: a long part
    this.title = (a + b).slice(0, 80); // ok options strings: cut from a concatenation
    this.title = `${a}${b}`.slice(0, 80); // ok options strings: cut from a template, a concatenation
    this.title = page.trim(); // ok options strings: another method
    this.title = page.charAt(0); // ok options strings: another method
    this.title = page.slice(0, 80).toUpperCase(); // ok options strings: a new string
    this.n = page.slice(0, 80).length; // ok options strings: a number
    this.list.push(page.slice(0, 80)); // report options strings: into a list
    titles.push(page.substring(80, 160)); // report options strings: into a list
    byName.set(page.slice(0, 4), page.slice(4)); // report options strings: the value
    last = page.slice(0, 80); // report options strings: a module variable
    const title = page.slice(0, 80);
    this.title = title; // report options(-1) strings: through a const
    this.title = readFileSync('a', 'utf8').slice(0, 80); // report options strings: of a file
    this.title = readFileSync('a').subarray(0, 80).toString(); // ok options strings: a string of its own
    titles.includes(page.slice(0, 80)); // ok options strings: only looked for
  }

  first(page: string): string {
    return page.slice(0, 80); // ok options strings: returned
  }

  dump(): unknown {
    return [this.title, this.list, this.n, last];
  }
}
